package io.bursar.routes.views;

import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.UsageEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Keeps usage in Redis complete. Redis may forget: its last second when it is killed, everything
 * when it is flushed or replaced by an empty one, while the bus counts what it had been given as
 * done. So how far each partition was taken is written into Redis too, after the usage itself;
 * where that is less than what was given, the difference is read from the bus once more.
 */
public final class HotUsage {

  private static final Logger LOG = LoggerFactory.getLogger(HotUsage.class);
  private static final String POSITIONS = "bursar:usage-positions";

  /** Stands in Redis while readers may trust it. */
  static final String COMPLETE = "bursar:usage-complete";

  private final RedisUsage usage;
  private final StringRedisTemplate redis;
  private final UsageReplay replay;
  private final Map<Integer, Long> reached = new HashMap<>();
  private boolean started;

  HotUsage(RedisUsage usage, StringRedisTemplate redis, UsageReplay replay) {
    this.usage = usage;
    this.redis = redis;
    this.replay = replay;
  }

  synchronized void write(List<Told<UsageEvent>> told) {
    Map<Integer, Long> first = new HashMap<>();
    Map<Integer, Long> next = new HashMap<>();
    for (Told<UsageEvent> one : told) {
      int partition = one.record().origin().map(BusRecord.Origin::partition).orElse(0);
      first.merge(partition, one.busOffset(), Math::min);
      next.merge(partition, one.busOffset() + 1, Math::max);
    }
    Map<Integer, Long> expected = new HashMap<>(first);
    expected.replaceAll((p, offset) -> Math.min(offset, reached.getOrDefault(p, offset)));
    fill(expected);
    usage.write(told);
    keep(next);
    reached.putAll(next);
  }

  /** Looks whether Redis still has what it was given; to be called every few seconds. */
  public synchronized void check() {
    try {
      if (!started) {
        replay.taken().forEach((p, offset) -> reached.merge(p, offset, Math::max));
        started = true;
      }
      fill(reached);
      RedisUsage.awayWhenFailing(() -> redis.opsForValue().setIfAbsent(COMPLETE, "1"));
    } catch (RuntimeException e) {
      LOG.warn("Usage in Redis could not be checked; tried again soon: {}", e.getMessage());
    }
  }

  /** Forgets everything, in Redis too. */
  synchronized void clear() {
    reached.clear();
    RedisUsage.awayWhenFailing(() -> redis.delete(List.of(COMPLETE, POSITIONS)));
    usage.clear();
  }

  private void fill(Map<Integer, Long> expected) {
    Map<Integer, Long> kept = kept();
    expected.forEach(
        (partition, offset) -> {
          long from = kept.getOrDefault(partition, 0L);
          if (from < offset) {
            fill(partition, from, offset);
          }
        });
  }

  private void fill(int partition, long from, long to) {
    LOG.info("Redis has usage of partition {} up to {}: filled up to {}", partition, from, to);
    RedisUsage.awayWhenFailing(() -> redis.delete(COMPLETE));
    replay.read(partition, from, to, usage::write);
    keep(Map.of(partition, to));
  }

  private Map<Integer, Long> kept() {
    Map<Integer, Long> kept = new HashMap<>();
    RedisUsage.awayWhenFailing(() -> redis.<String, String>opsForHash().entries(POSITIONS))
        .forEach((partition, offset) -> kept.put(Integer.valueOf(partition), Long.valueOf(offset)));
    return kept;
  }

  private void keep(Map<Integer, Long> next) {
    Map<String, String> texts = new HashMap<>();
    next.forEach((partition, offset) -> texts.put(partition.toString(), offset.toString()));
    RedisUsage.awayWhenFailing(
        () -> {
          redis.<String, String>opsForHash().putAll(POSITIONS, texts);
          return texts;
        });
  }
}
