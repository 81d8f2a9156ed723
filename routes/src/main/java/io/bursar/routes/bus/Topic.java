package io.bursar.routes.bus;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the bus: name, how they are kept, and by what they are spread. */
public enum Topic {
  CHARGES_COLLECTED("bursar.charges.collected", Spread.WIDE, Map.of()),
  REJECTED("bursar.rejected", Spread.WIDE, Map.of()),
  JOURNAL("bursar.journal", Spread.JOURNAL, Map.of()),
  REPLIES("bursar.replies", Spread.WIDE, Map.of(TopicConfig.RETENTION_MS_CONFIG, "86400000")),
  POSTINGS("bursar.postings", Spread.JOURNAL, Map.of()),
  USAGE("bursar.usage", Spread.WIDE, compacted()),
  WINDOWS("bursar.windows", Spread.JOURNAL, Map.of(TopicConfig.RETENTION_MS_CONFIG, "172800000")),
  DECISIONS("bursar.decisions", Spread.WIDE, Map.of()),
  DELIVERIES("bursar.deliveries", Spread.WIDE, Map.of()),
  CONTROL("bursar.control", Spread.ONE, compacted());

  /** How many partitions a topic gets at its creation. */
  public enum Spread {
    /** Fixed at first start: order and sequence depend on it. */
    JOURNAL,
    /** As many as consumers may want to share. */
    WIDE,
    /** One order over everything. */
    ONE
  }

  private final String topicName;
  private final Spread spread;
  private final Map<String, String> settings;

  Topic(String topicName, Spread spread, Map<String, String> settings) {
    this.topicName = topicName;
    this.spread = spread;
    this.settings = settings;
  }

  public String topicName() {
    return topicName;
  }

  Spread spread() {
    return spread;
  }

  /**
   * Settings beside those that every topic gets: kept for ever, and journal time is append time.
   */
  Map<String, String> settings() {
    return settings;
  }

  private static Map<String, String> compacted() {
    return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
  }
}
