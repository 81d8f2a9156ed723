package io.bursar.routes.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A process that runs the views and nothing else, and what tests say and look at in it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = "io.bursar.routes.bus",
    excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
@Import({ViewsConfiguration.class, ViewFeedsConfiguration.class})
class ViewsHub {

  private static final List<String> TABLES =
      List.of(
          "charges",
          "usage",
          "windows",
          "decisions",
          "forecasts",
          "rejects",
          "import_rejects",
          "deliveries",
          "imports_collected",
          "imports_counted");

  @Bean
  Voice voice(ProducerTemplate camel, BusConnection connection) {
    return new Voice(camel, connection);
  }

  @Bean
  ViewFacts facts(Voice voice) {
    return new ViewFacts(voice);
  }

  @Bean
  Eye eye(Postgres postgres, StringRedisTemplate redis) {
    return new Eye(postgres, redis);
  }

  /** Says things on the bus. */
  record Voice(ProducerTemplate camel, BusConnection connection) {

    <T> void say(Topic topic, EventType type, String key, List<T> events) {
      List<BusRecord> records = new ArrayList<>();
      for (T event : events) {
        String id = type + "/" + key + "/" + records.size();
        records.add(BusRecord.of(key, type, id, BusJson.write(event)));
      }
      camel.sendBody("kamelet:bus-sink?topic=" + topic.topicName(), records);
    }

    /** As the ledger does it: one transaction, which leaves its mark in each partition. */
    <T> void sayInTransaction(
        Topic topic, EventType type, Map<String, T> events, boolean committed) {
      Map<String, Object> settings = connection.client();
      settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
      try (var producer =
          new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        List<Future<?>> sent = new ArrayList<>();
        events.forEach(
            (key, event) -> {
              var record = new ProducerRecord<>(topic.topicName(), key, BusJson.write(event));
              byte[] name = type.typeName().getBytes(StandardCharsets.UTF_8);
              record.headers().add("ce_type", name);
              record.headers().add("ce_id", key.getBytes(StandardCharsets.UTF_8));
              sent.add(producer.send(record));
            });
        assertThat(sent).hasSize(events.size());
        if (committed) {
          producer.commitTransaction();
        } else {
          producer.flush();
          producer.abortTransaction();
        }
      }
    }
  }

  /** Sees everything that the views hold. */
  record Eye(Postgres postgres, StringRedisTemplate redis) {

    Map<String, List<String>> everything() {
      Map<String, List<String>> all = new TreeMap<>();
      for (String table : TABLES) {
        Sql rows = Sql.of("SELECT t::text FROM " + table + " t ORDER BY 1");
        all.put(table, postgres.read(rows, row -> row.getString(1)));
      }
      for (String key : redis.keys("bursar:usage:*")) {
        Map<Object, Object> fields = new TreeMap<>(redis.opsForHash().entries(key));
        all.put(key, fields.entrySet().stream().map(Object::toString).toList());
      }
      return all;
    }

    void execute(String sql) {
      postgres.write(
          connection -> {
            try (var statement = connection.createStatement()) {
              statement.execute(sql);
            }
          });
    }

    long count(String what) {
      return postgres.read(Sql.of("SELECT count(*) FROM " + what), row -> row.getLong(1)).get(0);
    }
  }
}
