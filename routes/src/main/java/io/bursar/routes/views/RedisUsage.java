package io.bursar.routes.views;

import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.UsageEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Hot usage in Redis. For each tenant and bucket there are two hashes with a field a node: one with
 * the bucket's own period, which is what is asked for most, and one with the periods within it.
 */
final class RedisUsage {

  private static final String PREFIX = "bursar:usage:";

  /** Nodes a call: Redis does nothing else meanwhile, so a call must not take a millisecond. */
  private static final int NODES_A_CALL = 200;

  /** Per node: its id, the offset, the bucket's own period, the periods within it. */
  private static final RedisScript<Long> WRITE_WHAT_IS_LATER =
      RedisScript.of(
          """
          local written = 0
          for i = 1, #ARGV, 4 do
            local before = redis.call('HGET', KEYS[1], ARGV[i])
            local known = before and tonumber(string.match(before, '^-?%d+'))
            if not known or known <= tonumber(ARGV[i + 1]) then
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
              redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 3])
              written = written + 1
            end
          end
          return written
          """,
          Long.class);

  private record Bucket(String tenant, String label) {
    /** Braces keep a tenant's keys on one server of a cluster: a script needs both. */
    String own() {
      return PREFIX + "{" + tenant + "}:" + label;
    }

    String within() {
      return own() + ":within";
    }
  }

  private record Key(Bucket bucket, String node) {
    static Key of(UsageEvent event) {
      return new Key(new Bucket(event.tenant(), event.bucket()), event.node());
    }
  }

  private final StringRedisTemplate redis;
  private final HashOperations<String, String, String> hashes;

  RedisUsage(StringRedisTemplate redis) {
    this.redis = redis;
    this.hashes = redis.opsForHash();
  }

  void write(List<Told<UsageEvent>> told) {
    Map<Bucket, List<UsageEvent>> buckets = new LinkedHashMap<>();
    for (Told<UsageEvent> one : Latest.of(told, Key::of, t -> t.event().offset())) {
      Bucket bucket = Key.of(one.event()).bucket();
      buckets.computeIfAbsent(bucket, b -> new ArrayList<>()).add(one.event());
    }
    awayWhenFailing(
        () -> {
          buckets.forEach(this::write);
          return buckets.size();
        });
  }

  private void write(Bucket bucket, List<UsageEvent> events) {
    for (int from = 0; from < events.size(); from += NODES_A_CALL) {
      List<UsageEvent> some = events.subList(from, Math.min(events.size(), from + NODES_A_CALL));
      Object[] arguments = some.stream().flatMap(e -> arguments(e).stream()).toArray();
      redis.execute(WRITE_WHAT_IS_LATER, List.of(bucket.own(), bucket.within()), arguments);
    }
  }

  private static List<String> arguments(UsageEvent event) {
    Map<Boolean, List<Usage>> parts =
        event.periods().stream()
            .collect(Collectors.partitioningBy(u -> u.period().equals(event.bucket())));
    return List.of(
        event.node(),
        String.valueOf(event.offset()),
        text(event, parts.get(true)),
        text(event, parts.get(false)));
  }

  /** A line with offset and currency, then the periods. */
  private static String text(UsageEvent event, List<Usage> periods) {
    return event.offset() + "\t" + event.currency() + "\n" + UsageText.write(periods);
  }

  private static List<NodeUsage> read(
      String tenant, String node, String text, Collection<String> labels) {
    int end = text.indexOf('\n');
    int tab = text.indexOf('\t');
    long offset = Long.parseLong(text.substring(0, tab));
    String currency = text.substring(tab + 1, end);
    return UsageText.read(text.substring(end + 1), labels).stream()
        .map(usage -> new NodeUsage(tenant, node, currency, usage, offset))
        .toList();
  }

  /** Usage of nodes, of all of them where none is named, in no order. */
  List<NodeUsage> find(
      String tenant, Optional<Collection<String>> nodes, Collection<UsagePeriod> periods) {
    Map<String, List<String>> labelsByKey = new HashMap<>();
    for (UsagePeriod period : periods) {
      Bucket bucket = new Bucket(tenant, period.bucket());
      boolean own = period.bucket().equals(period.label());
      labelsByKey
          .computeIfAbsent(own ? bucket.own() : bucket.within(), k -> new ArrayList<>())
          .add(period.label());
    }
    List<NodeUsage> found = new ArrayList<>();
    labelsByKey.forEach(
        (key, labels) ->
            texts(key, nodes)
                .forEach((node, text) -> found.addAll(read(tenant, node, text, labels))));
    return found;
  }

  private Map<String, String> texts(String key, Optional<Collection<String>> nodes) {
    if (nodes.isEmpty()) {
      return awayWhenFailing(() -> hashes.entries(key));
    }
    List<String> asked = List.copyOf(nodes.get());
    if (asked.isEmpty()) {
      return Map.of();
    }
    List<String> values = awayWhenFailing(() -> hashes.multiGet(key, asked));
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      if (values.get(i) != null) {
        texts.put(asked.get(i), values.get(i));
      }
    }
    return texts;
  }

  /** Removes all of it. */
  void clear() {
    ScanOptions all = ScanOptions.scanOptions().match(PREFIX + "*").count(1000).build();
    awayWhenFailing(
        () -> {
          try (var keys = redis.scan(all)) {
            keys.forEachRemaining(redis::unlink);
          }
          return true;
        });
  }

  static <T> T awayWhenFailing(Supplier<T> call) {
    try {
      return call.get();
    } catch (DataAccessException e) {
      throw new ViewAway("Redis", e);
    }
  }
}
