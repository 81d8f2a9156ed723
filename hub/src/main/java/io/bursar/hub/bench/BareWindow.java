package io.bursar.hub.bench;

import io.bursar.core.collected.Collected;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * What the textbook's 5-minute window costs: Kafka Streams' own aggregation in RocksDB by the key
 * of the record, at least once, one thread. No tree, no versions, no policies, no views.
 */
final class BareWindow {

  private BareWindow() {}

  /** Charges a second. */
  static double rate(String bootstrap, Path folder, int count) {
    AtomicLong seen = new AtomicLong();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            Topic.CHARGES_COLLECTED.topicName(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .groupByKey()
        .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(5)))
        .aggregate(
            () -> "0".getBytes(StandardCharsets.UTF_8),
            (key, value, sum) -> {
              seen.incrementAndGet();
              return plus(sum, value);
            },
            Materialized.with(Serdes.String(), Serdes.ByteArray()));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench.window");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings)) {
      streams.start();
      BenchHub.await(() -> seen.get() > 0);
      long first = seen.get();
      long begun = System.nanoTime();
      BenchHub.await(() -> seen.get() >= count);
      return (count - first) / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static byte[] plus(byte[] sum, byte[] charge) {
    BigDecimal before = new BigDecimal(new String(sum, StandardCharsets.UTF_8));
    BigDecimal billed = BusJson.read(charge, Collected.Charge.class).billed();
    return before.add(billed).toPlainString().getBytes(StandardCharsets.UTF_8);
  }
}
