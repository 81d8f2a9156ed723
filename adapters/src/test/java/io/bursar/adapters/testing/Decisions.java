package io.bursar.adapters.testing;

import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.decision.Receipt;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions as a ledger might make them: ads/search of acme used 328 of 400, tomorrow is cut. */
public final class Decisions {

  /** When they were made; in Shanghai it is 10 November, 20:00. */
  public static final Instant TIME = Instant.parse("2026-11-10T12:00:00Z");

  private Decisions() {}

  /** Applied: one alert to everybody, tomorrow cut by a fifth. */
  public static Decision applied(long number) {
    return decision(number, Status.APPLIED, List.of(), List.of(cut()), Optional.empty());
  }

  /** Any other. */
  public static Decision decision(
      long number,
      Status status,
      List<String> to,
      List<Allotment> allotments,
      Optional<String> reason) {
    Usage usage = new Usage("2026-11", Optional.of(amount("400")), amount("328"), BigDecimal.ZERO);
    return of(number, status, to, allotments, reason, usage);
  }

  /** Any other, with its usage. */
  public static Decision of(
      long number,
      Status status,
      List<String> to,
      List<Allotment> allotments,
      Optional<String> reason,
      Usage usage) {
    return new Decision(
        "d" + number,
        number,
        "acme",
        "warn-at-80",
        "acme/ads/search",
        "acme/ads/search",
        usage.period(),
        Optional.of(amount("0.8")),
        1,
        status,
        List.of(new Told(Severity.WARNING, to)),
        allotments,
        reason,
        new Receipt(usage, 42, 1, 1, "when: ratio >= 0.8", Map.of("ratio", "0.82"), false, "CNY"),
        TIME,
        "0".repeat(64),
        "1".repeat(64));
  }

  /** Day 11 cut from 12,000 to 9,600. */
  public static Allotment cut() {
    return new Allotment(
        "acme/ads/search", "2026-11-11", amount("-2400"), amount("12000"), amount("9600"));
  }

  /** An amount. */
  public static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }
}
