package io.bursar.core.ledger.state;

/** The documents of a few fields. */
final class SmallCodecs {

  private SmallCodecs() {}

  static void head(ByteWriter to, TenantHead head) {
    to.signed(head.revision());
    to.text(head.hash());
    to.text(head.digest());
    to.signed(head.offset());
  }

  static TenantHead head(ByteReader from) {
    return new TenantHead(from.signed(), from.text(), from.text(), from.signed());
  }

  static void clock(ByteWriter to, TenantClock clock) {
    to.optional(clock.day(), ByteWriter::day);
    to.instant(clock.turnsAt());
    to.flag(clock.judgeAll());
  }

  static TenantClock clock(ByteReader from) {
    return new TenantClock(from.optional(ByteReader::day), from.instant(), from.flag());
  }

  static void rate(ByteWriter to, KnownRate rate) {
    to.decimal(rate.rate());
  }

  static KnownRate rate(ByteReader from) {
    return new KnownRate(from.decimal());
  }

  static void chain(ByteWriter to, ChainHead chain) {
    to.number(chain.number());
    to.text(chain.hash());
  }

  static ChainHead chain(ByteReader from) {
    return new ChainHead(from.number(), from.text());
  }

  static void tick(ByteWriter to, LastTick tick) {
    to.signed(tick.offset());
    to.instant(tick.time());
  }

  static LastTick tick(ByteReader from) {
    return new LastTick(from.signed(), from.instant());
  }
}
