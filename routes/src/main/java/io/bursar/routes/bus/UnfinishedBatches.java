package io.bursar.routes.bus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each consumer has a batch that was opened and not committed. A route that fails for good,
 * or that is cut short because it stops, leaves one behind; Kafka would go on after it, and the
 * commit of the next batch would say that both were done. So the consumer is sent back to its
 * beginning, and of what it had already read beyond nothing is opened.
 */
final class UnfinishedBatches {

  private final Map<Consumer<?, ?>, Unfinished> byConsumer = new WeakHashMap<>();

  /** Of one consumer. */
  private static final class Unfinished {
    /** Offset of the first record of each partition that is not committed. */
    private final Map<TopicPartition, Long> first = new HashMap<>();

    /** Those whose next record is again that first one, when it comes. */
    private final Set<TopicPartition> sentBack = new HashSet<>();
  }

  /**
   * A batch begins.
   *
   * @return those of its records that may be opened, in their order: all but those that would
   *     overtake an unfinished batch, which come again behind it
   */
  synchronized <T> List<T> begin(
      Consumer<?, ?> consumer, List<T> batch, Function<T, BusCommit> place) {
    Unfinished unfinished = byConsumer.computeIfAbsent(consumer, c -> new Unfinished());
    // What moved to another consumer is read there from the last commit.
    unfinished.first.keySet().retainAll(consumer.assignment());
    Map<TopicPartition, Long> begun = new HashMap<>();
    List<T> opened = new ArrayList<>(batch.size());
    for (T record : batch) {
      BusCommit at = place.apply(record);
      TopicPartition partition = at.partition();
      long offset = at.offset();
      Long first = unfinished.first.get(partition);
      if (begun.containsKey(partition) || first == null || offset <= first) {
        begun.putIfAbsent(partition, offset);
        opened.add(record);
      }
    }
    sendBack(consumer, unfinished, begun.keySet());
    unfinished.first.putAll(begun);
    unfinished.sentBack.removeAll(begun.keySet());
    return opened;
  }

  /** A batch has failed: read it again, also if nothing comes behind it. */
  synchronized void failed(Consumer<?, ?> consumer) {
    Unfinished unfinished = byConsumer.computeIfAbsent(consumer, c -> new Unfinished());
    unfinished.first.keySet().retainAll(consumer.assignment());
    sendBack(consumer, unfinished, Set.of());
  }

  private static void sendBack(
      Consumer<?, ?> consumer, Unfinished unfinished, Set<TopicPartition> but) {
    for (Map.Entry<TopicPartition, Long> one : unfinished.first.entrySet()) {
      if (!but.contains(one.getKey()) && unfinished.sentBack.add(one.getKey())) {
        consumer.seek(one.getKey(), one.getValue());
      }
    }
  }

  /** All that was opened in these partitions is committed. */
  synchronized void finished(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Unfinished unfinished = byConsumer.get(consumer);
    if (unfinished != null) {
      unfinished.first.keySet().removeAll(partitions);
    }
  }
}
