package io.bursar.routes.bus;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the bus: name, how they are spread, and how long they are kept. */
public enum Topic {
  CHARGES_COLLECTED("bursar.charges.collected", Spread.WIDE, Keep.ALWAYS),
  REJECTED("bursar.rejected", Spread.WIDE, Keep.ALWAYS),
  JOURNAL("bursar.journal", Spread.JOURNAL, Keep.ALWAYS),
  REPLIES("bursar.replies", Spread.WIDE, Keep.A_DAY),
  POSTINGS("bursar.postings", Spread.JOURNAL, Keep.ALWAYS),
  USAGE("bursar.usage", Spread.WIDE, Keep.LATEST),
  WINDOWS("bursar.windows", Spread.JOURNAL, Keep.TWO_DAYS),
  DECISIONS("bursar.decisions", Spread.WIDE, Keep.ALWAYS),
  FORECASTS_DUE("bursar.forecasts.due", Spread.WIDE, Keep.TWO_DAYS),
  FORECASTS("bursar.forecasts", Spread.WIDE, Keep.LATEST),
  DELIVERIES("bursar.deliveries", Spread.WIDE, Keep.ALWAYS),
  CONTROL("bursar.control", Spread.ONE, Keep.LATEST);

  /** How many partitions a topic gets at its creation. */
  enum Spread {
    /** As configured for the journal at first start, and then for ever: order depends on it. */
    JOURNAL,
    /** As many as consumers may want to share. */
    WIDE,
    /** One order over everything. */
    ONE
  }

  /** How long records stay. */
  enum Keep {
    ALWAYS(retained("-1")),
    LATEST(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
    A_DAY(retained("86400000")),
    TWO_DAYS(retained("172800000"));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
    private final Map<String, String> settings;

    Keep(Map<String, String> settings) {
      this.settings = settings;
    }

    /** In full: what brokers do by default is up to whoever runs them. */
    private static Map<String, String> retained(String millis) {
      return Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          millis,
          TopicConfig.RETENTION_BYTES_CONFIG,
          "-1");
    }

    Map<String, String> settings() {
      return settings;
    }
  }

  private final String topicName;
  private final Spread spread;
  private final Keep keep;

  Topic(String topicName, Spread spread, Keep keep) {
    this.topicName = topicName;
    this.spread = spread;
    this.keep = keep;
  }

  public String topicName() {
    return topicName;
  }

  Spread spread() {
    return spread;
  }

  Keep keep() {
    return keep;
  }
}
