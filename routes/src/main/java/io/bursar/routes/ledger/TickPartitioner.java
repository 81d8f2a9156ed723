package io.bursar.routes.ledger;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends a tick to the partition that its key names: a tick is for a partition, not for a tenant.
 */
final class TickPartitioner implements StreamPartitioner<String, byte[]> {

  private static final String PREFIX = "tick/";

  static String key(int partition) {
    return PREFIX + partition;
  }

  @Override
  @Deprecated
  public Integer partition(String topic, String key, byte[] value, int numPartitions) {
    return Integer.valueOf(key.substring(PREFIX.length()));
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, byte[] value, int numPartitions) {
    return Optional.of(Set.of(Integer.parseInt(key.substring(PREFIX.length()))));
  }
}
