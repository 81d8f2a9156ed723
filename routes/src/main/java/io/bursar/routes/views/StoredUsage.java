package io.bursar.routes.views;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Usage from Redis while that is there and complete, from PostgreSQL otherwise. */
final class StoredUsage implements UsageView {

  /** How long readers believe what they last saw of Redis. */
  private static final long BELIEVED = Duration.ofMillis(200).toNanos();

  private record Seen(boolean usable, long at) {}

  private record Place(String node, String period) {
    static Place of(NodeUsage usage) {
      return new Place(usage.node(), usage.usage().period());
    }
  }

  private final RedisUsage hot;
  private final StringRedisTemplate redis;
  private final PostgresUsage cold;
  private final LongSupplier nanoTime;
  private volatile Optional<Seen> seen = Optional.empty();

  StoredUsage(
      RedisUsage hot, StringRedisTemplate redis, PostgresUsage cold, LongSupplier nanoTime) {
    this.hot = hot;
    this.redis = redis;
    this.cold = cold;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<NodeUsage> find(
      String tenant, Collection<String> nodes, Collection<UsagePeriod> periods) {
    Collection<String> distinct = new LinkedHashSet<>(nodes);
    return ordered(read(tenant, Optional.of(distinct), periods), distinct, periods);
  }

  @Override
  public List<NodeUsage> findAll(String tenant, Collection<UsagePeriod> periods) {
    List<NodeUsage> found = read(tenant, Optional.empty(), periods);
    Collection<String> nodes = new TreeSet<>(found.stream().map(NodeUsage::node).toList());
    return ordered(found, nodes, periods);
  }

  private List<NodeUsage> read(
      String tenant, Optional<Collection<String>> nodes, Collection<UsagePeriod> periods) {
    if (hotIsUsable()) {
      try {
        return hot.find(tenant, nodes, periods);
      } catch (ViewAway e) {
        seen = Optional.of(new Seen(false, nanoTime.getAsLong()));
      }
    }
    return cold.find(tenant, nodes, periods);
  }

  private boolean hotIsUsable() {
    Optional<Seen> last = seen;
    long now = nanoTime.getAsLong();
    if (last.isPresent() && now - last.get().at() < BELIEVED) {
      return last.get().usable();
    }
    boolean usable;
    try {
      usable = RedisUsage.awayWhenFailing(() -> redis.opsForValue().get(HotUsage.COMPLETE) != null);
    } catch (ViewAway e) {
      usable = false;
    }
    seen = Optional.of(new Seen(usable, now));
    return usable;
  }

  private static List<NodeUsage> ordered(
      List<NodeUsage> found, Collection<String> nodes, Collection<UsagePeriod> periods) {
    Map<Place, NodeUsage> byPlace = new HashMap<>(2 * found.size());
    found.forEach(usage -> byPlace.put(Place.of(usage), usage));
    return nodes.stream()
        .flatMap(
            node -> periods.stream().map(period -> byPlace.get(new Place(node, period.label()))))
        .filter(Objects::nonNull)
        .toList();
  }
}
