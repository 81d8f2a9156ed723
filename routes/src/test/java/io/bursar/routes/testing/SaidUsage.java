package io.bursar.routes.testing;

import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.UsageEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Usage as topic {@code bursar.usage} says it: of each bucket, what was said last. */
public final class SaidUsage {

  private final Map<String, UsageEvent> latest = new LinkedHashMap<>();
  private final Map<String, Usage> figures = new HashMap<>();

  /** What the topic of that broker says now. */
  public static SaidUsage on(String bootstrap) {
    SaidUsage said = new SaidUsage();
    TopicReader.committed(bootstrap, Topic.USAGE.topicName())
        .forEach(record -> said.add(BusJson.read(record.value(), UsageEvent.class)));
    return said;
  }

  /**
   * Takes the next event.
   *
   * @throws AssertionError when it is older than what was said of its bucket before: compaction
   *     would keep the wrong one
   */
  public void add(UsageEvent event) {
    UsageEvent before = latest.put(key(event.tenant(), event.node(), event.bucket()), event);
    if (before != null && before.offset() > event.offset()) {
      throw new AssertionError("usage went back: %s after %s".formatted(event, before));
    }
    if (before != null) {
      before.periods().forEach(usage -> figures.remove(figure(event, usage)));
    }
    event.periods().forEach(usage -> figures.put(figure(event, usage), usage));
  }

  /** All buckets, each as it was said last. */
  public Collection<UsageEvent> buckets() {
    return latest.values();
  }

  /** The periods of a bucket; empty when nothing was said of it. */
  public List<Usage> bucket(String tenant, String node, String label) {
    UsageEvent event = latest.get(key(tenant, node, label));
    return event == null ? List.of() : event.periods();
  }

  /** One figure; empty when nothing was said of it. */
  public Optional<Usage> find(String tenant, String node, String period) {
    return Optional.ofNullable(figures.get(key(tenant, node, period)));
  }

  private static String figure(UsageEvent event, Usage usage) {
    return key(event.tenant(), event.node(), usage.period());
  }

  private static String key(String tenant, String node, String period) {
    return tenant + "|" + node + "|" + period;
  }
}
