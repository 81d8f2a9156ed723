package io.bursar.routes.streams;

import io.bursar.routes.bus.BusConnection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topologies run: {@code bursar.streams.*}.
 *
 * @param stateDirectory where local copies of state lie; lost, they are restored from the bus
 * @param instance name of this process among those that share the work; stays the same over
 *     restarts, and no two processes have the same. Without one, the process names itself ({@link
 *     InstanceName})
 * @param threads how many threads share a topology's partitions
 * @param cacheMegabytes what one commit may hold back before it writes
 */
@ConfigurationProperties("bursar.streams")
public record StreamsSettings(
    @DefaultValue("data/streams") Path stateDirectory,
    @DefaultValue("") String instance,
    @DefaultValue("1") int threads,
    @DefaultValue("64") int cacheMegabytes) {

  private static final int MEGABYTE = 1024 * 1024;

  /**
   * The settings of one application; each that is not Kafka's own default says why.
   *
   * @param application names the consumer group, the transactions and the changelog: never changes
   * @param commitMillis how often it commits
   */
  Properties of(BusConnection connection, String application, int commitMillis) {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    // State, output and offsets commit together: anything less loses or doubles money on a kill -9.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, (long) cacheMegabytes * MEGABYTE);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) connection.replicas());
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDb.class);
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), 17 * MEGABYTE);
    consumer(settings);
    producer(settings);
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  private void consumer(Map<String, Object> settings) {
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
    // A restart takes its old place at once instead of waiting for its ghost to time out.
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        instance.isEmpty() ? InstanceName.in(stateDirectory) : instance);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
  }

  private static void producer(Map<String, Object> settings) {
    // A commit sends at once whatever waits, and nobody reads what is not committed. At 0 a request
    // carries a record and a quarter of the throughput goes into requests; 5 costs 8 % against 25.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 25);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "snappy");
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 17 * MEGABYTE);
  }
}
