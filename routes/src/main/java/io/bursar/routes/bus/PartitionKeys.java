package io.bursar.routes.bus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Keys by which Kafka's partitioner sends a record to a certain partition. */
public final class PartitionKeys {

  private PartitionKeys() {}

  /**
   * A key for each partition, in the order of the partitions.
   *
   * @param prefix what each begins with
   */
  public static List<String> of(String prefix, int partitions) {
    List<String> keys = new ArrayList<>(partitions);
    for (int partition = 0; partition < partitions; partition++) {
      keys.add(of(prefix, partition, partitions));
    }
    return keys;
  }

  private static String of(String prefix, int partition, int partitions) {
    for (int number = 0; ; number++) {
      String key = prefix + number;
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      if (BuiltInPartitioner.partitionForKey(bytes, partitions) == partition) {
        return key;
      }
    }
  }
}
