package io.bursar.core.ledger.state;

import io.bursar.core.journal.ForecastEntry.Quantiles;

/** The documents of a few fields. */
final class SmallCodecs {

  private SmallCodecs() {}

  static void head(ByteWriter to, TenantHead head) {
    to.signed(head.revision());
    to.text(head.hash());
    to.text(head.digest());
    to.signed(head.offset());
    head.closedThrough().ifPresent(to::day);
  }

  static TenantHead head(ByteReader from) {
    return new TenantHead(
        from.signed(), from.text(), from.text(), from.signed(), from.rest(ByteReader::day));
  }

  static void clock(ByteWriter to, TenantClock clock) {
    to.optional(clock.day(), ByteWriter::day);
    to.instant(clock.turnsAt());
    to.flag(clock.judgeAll());
    to.signed(clock.judged());
  }

  static TenantClock clock(ByteReader from) {
    return new TenantClock(
        from.optional(ByteReader::day),
        from.instant(),
        from.flag(),
        // Of a clock that was kept before it had one: all that is marked is looked at.
        from.atEnd() ? -1 : from.signed());
  }

  static void rate(ByteWriter to, KnownRate rate) {
    to.decimal(rate.rate());
  }

  static KnownRate rate(ByteReader from) {
    return new KnownRate(from.decimal());
  }

  static void forecast(ByteWriter to, KnownForecast forecast) {
    to.signed(forecast.revision());
    to.day(forecast.origin());
    to.text(forecast.model());
    to.all(forecast.spentThrough(), SmallCodecs::quantiles);
    to.optional(forecast.anomalous(), ByteWriter::day);
    forecast.fallback().ifPresent(to::text);
  }

  static KnownForecast forecast(ByteReader from) {
    return new KnownForecast(
        from.signed(),
        from.day(),
        from.text(),
        from.all(SmallCodecs::quantiles),
        from.optional(ByteReader::day),
        from.rest(ByteReader::text));
  }

  private static void quantiles(ByteWriter to, Quantiles quantiles) {
    to.decimal(quantiles.p10());
    to.decimal(quantiles.p50());
    to.decimal(quantiles.p90());
  }

  private static Quantiles quantiles(ByteReader from) {
    return new Quantiles(from.decimal(), from.decimal(), from.decimal());
  }

  static void cursor(ByteWriter to, ScanCursor cursor) {
    to.text(cursor.from());
  }

  static ScanCursor cursor(ByteReader from) {
    return new ScanCursor(from.text());
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
