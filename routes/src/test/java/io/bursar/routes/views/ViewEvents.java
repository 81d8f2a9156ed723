package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Receipt;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.UsageEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else is said on the bus. */
final class ViewEvents {

  private ViewEvents() {}

  static Usage usage(String period, String budget, String spent) {
    return new Usage(
        period,
        budget.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(budget)),
        new BigDecimal(spent),
        BigDecimal.ZERO);
  }

  static UsageEvent usage(String node, String bucket, long offset, Usage... periods) {
    return new UsageEvent("acme", node, bucket, "CNY", List.of(periods), offset);
  }

  static Decision decision(long number, String id, Decision.Status status) {
    return new Decision(
        id,
        number,
        "acme",
        "eighty",
        "acme/ads",
        "acme/ads",
        "2026-11",
        Optional.of(new BigDecimal("0.8")),
        1,
        status,
        List.of(),
        List.of(),
        status == Decision.Status.APPLIED ? Optional.empty() : Optional.of("because"),
        new Receipt(
            usage("2026-11", "400", "320"), 17, 1, 1, "text", Map.of("spent", "320"), false, "CNY"),
        Instant.parse("2026-11-05T09:00:00Z").plusSeconds(number),
        "0".repeat(64),
        "f".repeat(64));
  }

  static ForecastEvent forecast(String node, LocalDate origin) {
    BigDecimal five = new BigDecimal(5);
    return new ForecastEvent(
        "acme",
        node,
        7,
        origin,
        "theta",
        "CNY",
        List.of(new ForecastEvent.Day(origin, five, five, five, BigDecimal.ONE, BigDecimal.TEN)),
        new ForecastEvent.Total(five, five, five),
        Optional.of(
            new ForecastEvent.Drivers(
                BigDecimal.TEN, Map.of("recent", new BigDecimal("-5")), "Down.", "下降。")),
        Optional.empty(),
        Optional.of("slow"));
  }

  static Rejection rejection(String stage, String code, String importId) {
    return new Rejection(
        "acme",
        "erp",
        stage,
        code,
        "line 7",
        "amount is \"x\"; write a number",
        "a,b\u0000\n".getBytes(StandardCharsets.ISO_8859_1),
        importId.isEmpty() ? Optional.empty() : Optional.of(importId));
  }

  static DeliveryEvent delivery(String id, int attempt, DeliveryEvent.State state) {
    return new DeliveryEvent(
        id,
        "acme",
        "decision-1",
        1,
        "team-chat",
        "notify",
        attempt,
        state,
        Optional.of("503"),
        Instant.parse("2026-11-05T09:00:00.123456789Z").plusSeconds(attempt));
  }

  /** An event as the bus gives it, at that offset of its topic. */
  static <T> Told<T> told(EventType type, T event, String id, long offset) {
    BusRecord.Origin origin =
        new BusRecord.Origin("topic", 0, offset, 1_793_000_000_000L + offset / 10);
    byte[] json = BusJson.write(event);
    return new Told<>(
        event,
        new BusRecord("acme", type.typeName(), id, json, Optional.empty(), Optional.of(origin)));
  }
}
