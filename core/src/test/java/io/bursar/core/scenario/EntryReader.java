package io.bursar.core.scenario;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journal entries as {@code clean} would complete them. */
final class EntryReader {

  private static final String SAME = "same";
  private static final String ACCOUNT = "1";
  private static final String PERIOD = "2026-11";

  private final String tenant;
  private final String currency;
  private final ZoneId zone;
  private final boolean effective;

  EntryReader(Yaml given) {
    tenant = given.text("tenant");
    currency = given.text("currency");
    zone = ZoneId.of(given.text("zone"));
    effective = given.text("basis", "billed").equals("effective");
  }

  /** The charge, or as many of its like as {@code times} says, {@code every} so far apart. */
  List<ChargeEntry> charges(Yaml charge) {
    if (!charge.has("times")) {
      return List.of(charge(charge));
    }
    List<ChargeEntry> charges = new ArrayList<>();
    OffsetDateTime at = OffsetDateTime.parse(charge.text("at"));
    for (int i = 0; i < Integer.parseInt(charge.text("times")); i++) {
      Map<String, Object> one = new HashMap<>(charge.values());
      one.put("id", charge.text("id") + "-" + i);
      one.put("at", at.toString());
      charges.add(charge(new Yaml(charge.place(), one)));
      at = at.plus(Duration.parse(charge.text("every")));
    }
    return charges;
  }

  /**
   * A charge. Its content is what the source said: amount, currency and time, unless it is given;
   * neither the node nor the rate, which are ours.
   */
  ChargeEntry charge(Yaml charge) {
    When when = when(charge);
    BigDecimal amount = new BigDecimal(charge.text("amount", "0"));
    BigDecimal counted =
        effective ? charge.find("effective").map(BigDecimal::new).orElse(amount) : amount;
    String billed = charge.text("currency", currency);
    Conversion conversion = conversion(charge, billed, when.day(zone));
    return new ChargeEntry(
            charge.text("tenant", tenant),
            charge.text("source", "feed"),
            charge.text("id"),
            new ChargeVersion(
                Long.parseLong(charge.text("version", charge.text("snapshot", "1"))),
                Integer.parseInt(charge.text("reclean", "0"))),
            charge.text("content", amount.stripTrailingZeros() + billed + when),
            new Money(amount, billed),
            charge.find("effective").map(BigDecimal::new),
            parts(charge, when, counted),
            conversion,
            charge
                .find("snapshot")
                .map(
                    version ->
                        new SnapshotScope(
                            charge.text("account", ACCOUNT),
                            charge.text("period", PERIOD),
                            Long.parseLong(version),
                            charge.text("file", SAME))),
            Map.of(),
            Map.of(),
            charge.find("import"))
        .converted(conversion);
  }

  /** Every row of a snapshot came, or came on one of several ways. */
  SnapshotEntry snapshot(Yaml snapshot) {
    return new SnapshotEntry(
        snapshot.text("tenant", tenant),
        snapshot.text("source", "feed"),
        snapshot.text("account", ACCOUNT),
        snapshot.text("period", PERIOD),
        Long.parseLong(snapshot.text("version")),
        Integer.parseInt(snapshot.text("part", "1")),
        Integer.parseInt(snapshot.text("parts", "1")),
        snapshot.text("file", SAME),
        snapshot.find("import"));
  }

  /** A row that a snapshot has and {@code clean} could not use. */
  SnapshotRowEntry unusableRow(Yaml row) {
    return new SnapshotRowEntry(
        row.text("tenant", tenant),
        row.text("source", "feed"),
        row.text("id"),
        new SnapshotScope(
            row.text("account", ACCOUNT),
            row.text("period", PERIOD),
            Long.parseLong(row.text("snapshot")),
            row.text("file", SAME)));
  }

  RateEntry rate(Yaml rate) {
    return new RateEntry(
        tenant,
        rate.text("currency"),
        LocalDate.parse(rate.text("day")),
        new BigDecimal(rate.text("rate")));
  }

  /** One that foresees the same for each of {@code days} days. */
  ForecastEntry forecast(Yaml forecast) {
    BigDecimal low = new BigDecimal(forecast.text("p10"));
    BigDecimal middle = new BigDecimal(forecast.text("p50"));
    BigDecimal high = new BigDecimal(forecast.text("p90"));
    List<Quantiles> through = new ArrayList<>();
    for (int day = 1; day <= Integer.parseInt(forecast.text("days", "30")); day++) {
      BigDecimal days = BigDecimal.valueOf(day);
      through.add(new Quantiles(low.multiply(days), middle.multiply(days), high.multiply(days)));
    }
    return new ForecastEntry(
        forecast.text("tenant", tenant),
        forecast.text("node"),
        Long.parseLong(forecast.text("revision", "1")),
        LocalDate.parse(forecast.text("from")),
        "weekday mean",
        through,
        forecast.find("anomalous").map(LocalDate::parse),
        forecast.find("fallback"));
  }

  private static List<Part> parts(Yaml charge, When when, BigDecimal amount) {
    if (charge.has("shares")) {
      return shares(charge, when, amount);
    }
    if (charge.has("spread")) {
      return spread(charge.map("spread"), charge.text("node"), amount);
    }
    if (!charge.has("parts")) {
      return List.of(new Part(charge.text("node"), when, amount, BigDecimal.ZERO));
    }
    List<Part> parts = new ArrayList<>();
    for (Yaml part : charge.maps("parts")) {
      parts.add(
          new Part(
              part.text("node", charge.text("node", "")),
              part.has("on") || part.has("at") ? when(part) : when,
              new BigDecimal(part.text("amount")),
              BigDecimal.ZERO));
    }
    return parts;
  }

  /** What the shares leave is the part of the charge's own node; each may be spread. */
  private static List<Part> shares(Yaml charge, When when, BigDecimal amount) {
    List<Part> parts = new ArrayList<>();
    BigInteger units = amount.movePointRight(12).toBigIntegerExact();
    BigInteger rest = units;
    for (Map.Entry<String, Object> share : charge.map("shares").values().entrySet()) {
      BigDecimal of = new BigDecimal(share.getValue().toString());
      BigInteger part = units.multiply(of.unscaledValue()).divide(BigInteger.TEN.pow(of.scale()));
      rest = rest.subtract(part);
      parts.addAll(part(charge, share.getKey(), when, part));
    }
    parts.addAll(part(charge, charge.text("node"), when, rest));
    return parts;
  }

  private static List<Part> part(Yaml charge, String node, When when, BigInteger units) {
    BigDecimal amount = new BigDecimal(units, 12);
    return charge.has("spread")
        ? spread(charge.map("spread"), node, amount)
        : List.of(new Part(node, when, amount, BigDecimal.ZERO));
  }

  /**
   * Counted in units of the last digit, so that it shares nothing with how {@code core} does it.
   */
  private static List<Part> spread(Yaml spread, String node, BigDecimal amount) {
    List<LocalDate> days =
        LocalDate.parse(spread.text("first"))
            .datesUntil(LocalDate.parse(spread.text("last")).plusDays(1))
            .toList();
    BigInteger units = amount.movePointRight(12).toBigIntegerExact();
    BigInteger each = units.divide(BigInteger.valueOf(days.size()));
    List<Part> parts = new ArrayList<>();
    for (LocalDate day : days) {
      BigInteger part = parts.size() == days.size() - 1 ? units : each;
      units = units.subtract(part);
      parts.add(new Part(node, new When.On(day), new BigDecimal(part, 12), BigDecimal.ZERO));
    }
    return parts;
  }

  private Conversion conversion(Yaml charge, String billed, LocalDate day) {
    if (billed.equals(currency)) {
      return new Conversion(Kind.SAME, day, Optional.of(BigDecimal.ONE));
    }
    if (charge.has("rate")) {
      return new Conversion(Kind.FINAL, day, Optional.of(new BigDecimal(charge.text("rate"))));
    }
    return charge
        .find("last-known-rate")
        .map(rate -> new Conversion(Kind.PROVISIONAL, day, Optional.of(new BigDecimal(rate))))
        .orElseGet(() -> new Conversion(Kind.UNRATED, day, Optional.empty()));
  }

  private static When when(Yaml yaml) {
    return yaml.has("at")
        ? new When.At(OffsetDateTime.parse(yaml.text("at")).toInstant())
        : new When.On(LocalDate.parse(yaml.text("on")));
  }
}
