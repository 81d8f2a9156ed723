package io.bursar.hub.api;

import io.bursar.core.collected.Rejection;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Receipt;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.views.ChargeLine;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.Reject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few hand-written facts of both tenants. */
final class PlayedFacts {

  static final Instant NOON = Instant.parse("2026-11-05T04:00:00Z");
  static final String HASH = "ab".repeat(32);

  static final List<ChargeLine> CHARGES =
      List.of(
          charge("acme", "acme/ads/search", "2026-11-05", "10"),
          charge("acme", "n-42", "2026-11-10", "3"),
          charge("acme", "acme/cloud", "2026-11-12", "-1.5"),
          charge("acme", "n-42", "2026-11-20", "4"),
          charge("globex", "globex/secret", "2026-11-20", "99"));

  static final List<NodeUsage> USAGE =
      List.of(
          new NodeUsage("acme", "acme", "CNY", usage("2026-11", "1000", "15.5"), 7),
          new NodeUsage("acme", "acme/ads/search", "CNY", usage("2026-11", "400", "10"), 7),
          new NodeUsage("globex", "globex/secret", "USD", usage("2026-11", null, "99"), 3));

  static final List<Decision> DECISIONS =
      List.of(decision("acme", "acme/ads/search", 2), decision("acme", "acme/cloud", 1));

  static final List<Reject> REJECTS =
      List.of(
          reject("r1", "acme", "BUR-1003"),
          reject("r2", "acme", "BUR-1203"),
          reject("r3", "-", "BUR-1003"),
          reject("r4", "globex", "BUR-1003"));

  static final List<DeliveryEvent> DELIVERIES =
      List.of(
          delivery("acme", "chat", 3, DeliveryEvent.State.UNDELIVERED),
          delivery("acme", "log", 1, DeliveryEvent.State.DELIVERED),
          delivery("globex", "chat", 1, DeliveryEvent.State.UNDELIVERED));

  private PlayedFacts() {}

  /** Foreseen today, which is whenever the test runs: the days before it have no usage. */
  static List<ForecastEvent> forecasts() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return List.of(
        forecast("acme", "acme/ads/search", today),
        forecast("acme", "acme/ads/search", today.minusDays(2)),
        forecast("globex", "globex/secret", today));
  }

  private static ForecastEvent forecast(String tenant, String node, LocalDate origin) {
    BigDecimal five = new BigDecimal(5);
    return new ForecastEvent(
        tenant,
        node,
        1,
        origin,
        "theta",
        "CNY",
        List.of(
            day(origin, "4", "6"),
            day(origin.plusDays(1), "4", "6"),
            day(origin.plusDays(2), "4", "6")),
        new ForecastEvent.Total(five, five, five),
        Optional.of(
            new ForecastEvent.Drivers(
                BigDecimal.TEN, Map.of("recent", new BigDecimal("-5")), "Down.", "下降。")),
        Optional.empty(),
        Optional.of("slow"));
  }

  private static ForecastEvent.Day day(LocalDate day, String low, String high) {
    return new ForecastEvent.Day(
        day,
        new BigDecimal(low),
        new BigDecimal(5),
        new BigDecimal(high),
        BigDecimal.ZERO,
        BigDecimal.TEN);
  }

  private static Usage usage(String period, String budget, String spent) {
    return new Usage(
        period,
        Optional.ofNullable(budget).map(BigDecimal::new),
        new BigDecimal(spent),
        BigDecimal.ZERO);
  }

  private static ChargeLine charge(String tenant, String node, String day, String amount) {
    return new ChargeLine(
        tenant,
        "feed",
        node + day,
        1,
        0,
        0,
        node,
        LocalDate.parse(day),
        Optional.of(NOON),
        new BigDecimal(amount),
        new BigDecimal(amount),
        new BigDecimal(amount),
        "CNY",
        Conversion.Kind.SAME,
        Optional.of("Usage"),
        Optional.of("Search ads"),
        Optional.empty(),
        Optional.empty(),
        Map.of("team", "growth"),
        Map.of("ServiceName", "Search ads"),
        Optional.of("imp-1"),
        0,
        5);
  }

  private static Decision decision(String tenant, String node, long number) {
    Usage usage = usage("2026-11", "400", "330");
    return new Decision(
        "d" + number,
        number,
        tenant,
        "warn-at-80",
        node,
        node,
        "2026-11",
        Optional.of(new BigDecimal("0.8")),
        1,
        number == 2 ? Decision.Status.APPLIED : Decision.Status.FROZEN,
        List.of(new Decision.Told(Severity.WARNING, List.of("chat"))),
        List.of(
            new Decision.Allotment(
                node,
                "2026-11-06",
                new BigDecimal("-2"),
                new BigDecimal("10"),
                new BigDecimal("8"))),
        Optional.empty(),
        new Receipt(usage, 7, 1, 1, "when: ratio >= 0.8", Map.of("ratio", "0.825"), false, "CNY"),
        NOON,
        "0".repeat(64),
        HASH);
  }

  private static Reject reject(String id, String tenant, String code) {
    return new Reject(
        id,
        NOON,
        new Rejection(
            tenant,
            "feed",
            "collect",
            code,
            "line 3",
            "no JSON",
            "{\u0000".getBytes(StandardCharsets.UTF_8),
            Optional.of("imp-1")),
        Optional.empty());
  }

  private static DeliveryEvent delivery(
      String tenant, String target, int attempt, DeliveryEvent.State state) {
    return new DeliveryEvent(
        "d2:2:" + target,
        tenant,
        "d2",
        2,
        target,
        "notify",
        attempt,
        state,
        Optional.of("503"),
        NOON);
  }
}
