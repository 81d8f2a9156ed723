package io.bursar.hub.api;

import io.bursar.hub.keys.KeyText;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Calls the API as somebody does, and looks at what that left on charges.collected. */
final class ApiOnBus {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final String admin;
  private final Contract contract;
  private final ControlView control;
  private final BusConnection connection;

  /**
   * @param admin the key that opens everything
   */
  ApiOnBus(
      int port, String admin, Contract contract, ControlView control, BusConnection connection) {
    this.port = port;
    this.admin = admin;
    this.contract = contract;
    this.control = control;
    this.connection = connection;
  }

  /** A new key with this grant. */
  String key(Grant grant) {
    KeyText key = KeyText.make(new SecureRandom());
    control.publish(
        "key/" + key.id(),
        EventType.KEY,
        new KeyEvent(key.id(), key.hash(), "x", List.of(grant), false, Instant.EPOCH));
    return key.text();
  }

  HttpResponse<String> events(String type, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", type);
    return described("postEvents", "POST", "/events", all, body);
  }

  HttpResponse<String> post(String key, String body) {
    return call(
        key, "POST", "/events", Map.of("Content-Type", "application/cloudevents+json"), body);
  }

  /** Answered as the contract describes it. */
  HttpResponse<String> described(
      String operation, String method, String path, Map<String, String> headers, String body) {
    HttpResponse<String> answer = call(admin, method, path, headers, body);
    new ContractAnswers(contract).assertDescribed(operation, answer);
    return answer;
  }

  HttpResponse<String> call(
      String key, String method, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where the topic ends now. */
  Map<TopicPartition, Long> ends() {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer));
    }
  }

  /** What has come behind these offsets. */
  List<ConsumerRecord<String, String>> since(Map<TopicPartition, Long> offsets) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.assign(offsets.keySet());
      offsets.forEach(consumer::seek);
      long missing =
          consumer.endOffsets(offsets.keySet()).entrySet().stream()
              .mapToLong(end -> end.getValue() - offsets.get(end.getKey()))
              .sum();
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (records.size() < missing) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
    return consumer.partitionsFor(Topic.CHARGES_COLLECTED.topicName()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        connection.client(), new StringDeserializer(), new StringDeserializer());
  }
}
