package io.bursar.routes.bus;

import org.apache.camel.component.kafka.consumer.CommitManager;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What {@link BusBatch} needs to commit a whole batch at once. Camel's own manual commit commits
 * only the partition of the record it belongs to, one round trip each.
 */
record BusCommit(Consumer<?, ?> consumer, TopicPartition partition, long offset)
    implements KafkaManualCommit {

  @Override
  public void commit() {
    throw new UnsupportedOperationException("a batch is committed by BusBatch, as a whole");
  }

  /** Makes them; also keeps Camel from committing anything by itself on a rebalance. */
  static final class Factory implements KafkaManualCommitFactory {
    @Override
    public KafkaManualCommit newInstance(
        CamelExchangePayload camel, KafkaRecordPayload kafka, CommitManager unused) {
      return new BusCommit(camel.consumer, kafka.partition, kafka.recordOffset);
    }
  }
}
