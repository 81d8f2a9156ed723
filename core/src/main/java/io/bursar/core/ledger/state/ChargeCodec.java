package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Charges, as they stand and in full. */
final class ChargeCodec {

  private ChargeCodec() {}

  static void standing(ByteWriter to, ChargeStanding charge) {
    version(to, charge.version());
    to.text(charge.content());
    to.text(charge.currency());
    conversion(to, charge.conversion());
    to.all(charge.parts(), ChargeCodec::part);
    // Most have none, and a charge is the document of which there are most.
    if (!charge.adjustments().isEmpty()) {
      to.all(charge.adjustments(), ChargeCodec::part);
    }
  }

  static ChargeStanding standing(ByteReader from) {
    return new ChargeStanding(
        version(from),
        from.text(),
        from.text(),
        conversion(from),
        from.all(ChargeCodec::part),
        from.atEnd() ? List.of() : from.all(ChargeCodec::part));
  }

  static void awaiting(ByteWriter to, AwaitingRate awaiting) {
    ChargeEntry charge = awaiting.charge();
    to.text(charge.tenant());
    to.text(charge.source());
    to.text(charge.id());
    version(to, charge.version());
    to.text(charge.content());
    to.decimal(charge.billed().amount());
    to.text(charge.billed().currency());
    to.optional(charge.effective(), ByteWriter::decimal);
    to.all(charge.parts(), ChargeCodec::part);
    conversion(to, charge.conversion());
    to.optional(charge.scope(), ChargeCodec::scope);
    texts(to, charge.focus());
    texts(to, charge.tags());
    to.optional(charge.importId(), ByteWriter::text);
  }

  static AwaitingRate awaiting(ByteReader from) {
    return new AwaitingRate(
        new ChargeEntry(
            from.text(),
            from.text(),
            from.text(),
            version(from),
            from.text(),
            new Money(from.decimal(), from.text()),
            from.optional(ByteReader::decimal),
            from.all(ChargeCodec::part),
            conversion(from),
            from.optional(ChargeCodec::scope),
            texts(from),
            texts(from),
            from.optional(ByteReader::text)));
  }

  /** In the order of the names, so that equal maps are equal bytes. */
  static void texts(ByteWriter to, Map<String, String> texts) {
    to.number(texts.size());
    for (Map.Entry<String, String> each : new TreeMap<>(texts).entrySet()) {
      to.text(each.getKey());
      to.text(each.getValue());
    }
  }

  static Map<String, String> texts(ByteReader from) {
    int size = from.count();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      texts.put(from.text(), from.text());
    }
    return Map.copyOf(texts);
  }

  private static void version(ByteWriter to, ChargeVersion version) {
    to.signed(version.source());
    to.signed(version.reclean());
  }

  private static ChargeVersion version(ByteReader from) {
    return new ChargeVersion(from.signed(), (int) from.signed());
  }

  private static void conversion(ByteWriter to, Conversion conversion) {
    to.raw(mark(conversion.kind()));
    to.day(conversion.day());
    to.optional(conversion.rate(), ByteWriter::decimal);
  }

  private static Conversion conversion(ByteReader from) {
    return new Conversion(kind(from.raw()), from.day(), from.optional(ByteReader::decimal));
  }

  private static char mark(Conversion.Kind kind) {
    return switch (kind) {
      case SAME -> 's';
      case FINAL -> 'f';
      case PROVISIONAL -> 'p';
      case UNRATED -> 'u';
    };
  }

  private static Conversion.Kind kind(int mark) {
    return switch (mark) {
      case 's' -> Conversion.Kind.SAME;
      case 'f' -> Conversion.Kind.FINAL;
      case 'p' -> Conversion.Kind.PROVISIONAL;
      case 'u' -> Conversion.Kind.UNRATED;
      default -> throw new IllegalArgumentException("no kind of conversion has the mark " + mark);
    };
  }

  private static void part(ByteWriter to, Part part) {
    to.text(part.node());
    if (part.when() instanceof When.At at) {
      to.flag(true);
      to.instant(at.instant());
    } else {
      to.flag(false);
      to.day(((When.On) part.when()).date());
    }
    // Most amounts are in the ledger's currency: said once.
    boolean same =
        part.counted().scale() == part.ledger().scale()
            && part.counted().compareTo(part.ledger()) == 0;
    to.flag(same);
    to.decimal(part.ledger());
    if (!same) {
      to.decimal(part.counted());
    }
  }

  private static Part part(ByteReader from) {
    String node = from.text();
    When when = from.flag() ? new When.At(from.instant()) : new When.On(from.day());
    boolean same = from.flag();
    BigDecimal ledger = from.decimal();
    return new Part(node, when, same ? ledger : from.decimal(), ledger);
  }

  private static void scope(ByteWriter to, SnapshotScope scope) {
    to.text(scope.account());
    to.text(scope.billingPeriod());
    to.signed(scope.version());
    to.text(scope.content());
  }

  private static SnapshotScope scope(ByteReader from) {
    return new SnapshotScope(from.text(), from.text(), from.signed(), from.text());
  }
}
