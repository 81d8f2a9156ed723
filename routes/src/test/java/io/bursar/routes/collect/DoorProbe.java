package io.bursar.routes.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Posts to an {@link EventDoor} as the route of collect does, with a bus that takes everything. */
final class DoorProbe {

  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";

  private final EventDoor door =
      new EventDoor(
          new StageMeter(
              new SimpleMeterRegistry(), StageName.of("collect"), Term.COLLECTED, Term.REFUSED),
          new Traces(OpenTelemetry.noop().getTracer("test")),
          System::nanoTime);

  /** What came back to who posted, and what went to the bus before. */
  record Answer(
      int status,
      String contentType,
      JsonNode json,
      List<BusRecord> records,
      Map<String, Object> headersToBus,
      Map<String, Object> headers) {}

  Answer post(String contentType, String body) {
    return post(type(contentType), bytes(body));
  }

  /** Posts as somebody who may write for the tenant acme. */
  Answer post(Map<String, Object> headers, byte[] body) {
    return post(new Writer("ann", List.of("acme")), headers, body);
  }

  Answer post(Writer writer, Map<String, Object> headers, byte[] body) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Writer.PROPERTY, writer);
    headers.forEach(exchange.getMessage()::setHeader);
    exchange.getMessage().setBody(new ByteArrayInputStream(body));
    List<BusRecord> records = List.of();
    Map<String, Object> toBus = Map.of();
    try {
      door.read(exchange);
      List<?> sent = exchange.getMessage().getBody(List.class);
      records = sent.stream().map(BusRecord.class::cast).toList();
      toBus = Map.copyOf(exchange.getMessage().getHeaders());
      door.answer(exchange);
    } catch (Refused | IOException e) {
      refuse(exchange, e);
    }
    return answer(exchange, records, toBus);
  }

  /** What is answered when something else went wrong on the way. */
  Answer failed(Exception cause) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    refuse(exchange, cause);
    return answer(exchange, List.of(), Map.of());
  }

  private void refuse(Exchange exchange, Exception cause) {
    exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, cause);
    door.refuse(exchange);
  }

  private static Answer answer(
      Exchange exchange, List<BusRecord> records, Map<String, Object> toBus) {
    return new Answer(
        exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class),
        json(exchange.getMessage().getBody(byte[].class)),
        records,
        toBus,
        exchange.getMessage().getHeaders());
  }

  static Map<String, Object> type(String contentType) {
    return Map.of("Content-Type", contentType);
  }

  /** A charge with these fields of its data. */
  static String event(String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"a1\",\"source\":\"/erp\","
        + "\"type\":\"io.bursar.charge\",\"data\":{"
        + data
        + "}}";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static JsonNode json(byte[] json) {
    return BusJson.read(json, JsonNode.class);
  }
}
