package io.bursar.routes.bus;

import java.util.List;
import java.util.Locale;

/**
 * The metrics that are ours; docs/reference/metrics.md explains each, and a test holds the page,
 * the alert rules and the dashboard to this list.
 */
public enum Metric {
  STAGE_IN("bursar.stage.in", Kind.COUNTER, "stage", "route"),
  STAGE_OUT("bursar.stage.out", Kind.COUNTER, "stage", "route", "term"),
  STAGE_LAG("bursar.stage.lag", Kind.GAUGE, "stage", "route"),
  STAGE_LATENCY("bursar.stage.latency", Kind.TIMER, "stage", "route"),
  LEDGER_CONTROL("bursar.ledger.control", Kind.COUNTER, "kind"),
  DELIVERIES("bursar.deliveries", Kind.COUNTER, "purpose", "target", "state"),
  LEDGER_REVERSED("bursar.ledger.reversed", Kind.COUNTER, "reason"),
  API_REFUSED("bursar.api.refused", Kind.COUNTER, "code");

  /** What a metric is; decides its names at the Prometheus endpoint. */
  public enum Kind {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final String meter;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> tags;

  Metric(String meter, Kind kind, String... tags) {
    this.meter = meter;
    this.kind = kind;
    this.tags = List.of(tags);
  }

  /** Its name in Micrometer. */
  public String meter() {
    return meter;
  }

  /** The names of its tags. */
  public List<String> tags() {
    return tags;
  }

  public Kind kind() {
    return kind;
  }

  /** Its names at the Prometheus endpoint. */
  public List<String> scraped() {
    String name = meter.replace('.', '_').toLowerCase(Locale.ROOT);
    return switch (kind) {
      case COUNTER -> List.of(name + "_total");
      case GAUGE -> List.of(name);
      case TIMER ->
          List.of(
              name + "_seconds_bucket",
              name + "_seconds_count",
              name + "_seconds_sum",
              name + "_seconds_max");
    };
  }
}
