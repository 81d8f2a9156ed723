package io.bursar.routes.ledger;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Refuses to start a ledger whose journal is not the one its state came from: shorter than what was
 * already applied, or with its beginning gone before it was applied. Going on would silently count
 * other money.
 */
final class JournalGuard {

  private final BusConnection connection;
  private final String group;

  JournalGuard(BusConnection connection, String group) {
    this.connection = connection;
    this.group = group;
  }

  /**
   * Looks at every partition.
   *
   * @throws IllegalStateException with code BUR-1903 when one does not fit
   */
  void check() {
    try (Admin admin = Admin.create(connection.client())) {
      Map<TopicPartition, OffsetAndMetadata> applied =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> journal =
          applied.entrySet().stream()
              .filter(entry -> entry.getValue() != null)
              .filter(entry -> entry.getKey().topic().equals(Topic.JOURNAL.topicName()))
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
      if (!journal.isEmpty()) {
        compare(admin, journal);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the journal cannot be compared with the ledger", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the journal was compared", e);
    }
  }

  private static void compare(Admin admin, Map<TopicPartition, Long> applied)
      throws ExecutionException, InterruptedException {
    var ends = admin.listOffsets(asked(applied, OffsetSpec.latest())).all().get();
    var begins = admin.listOffsets(asked(applied, OffsetSpec.earliest())).all().get();
    applied.forEach(
        (partition, offset) -> {
          long end = ends.get(partition).offset();
          long begin = begins.get(partition).offset();
          if (offset > end || offset < begin) {
            throw new IllegalStateException(
                ("%s %s holds offsets %d to %d, but the ledger has already applied up to %d:"
                        + " it was truncated or made anew. %s")
                    .formatted(
                        LedgerCode.JOURNAL_REPLACED.code(),
                        partition,
                        begin,
                        end,
                        offset,
                        LedgerCode.JOURNAL_REPLACED.remedy()));
          }
        });
  }

  private static Map<TopicPartition, OffsetSpec> asked(
      Map<TopicPartition, Long> partitions, OffsetSpec spec) {
    return partitions.keySet().stream()
        .collect(Collectors.toMap(partition -> partition, partition -> spec));
  }
}
