package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.RealData;
import io.bursar.routes.testing.TopicReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CoversRoutes({
  "collect.createImport",
  "collect.import",
  "collect.getImport",
  "collect.rows",
  "collect.chunk"
})
@CollectRouteTest
class ImportRouteTest {

  private static final String MAPPING =
      """
      name: shop
      date: {column: day, formats: yyyy-MM-dd}
      amount: {column: amount}
      currency: {constant: EUR}
      keys: [id]
      """;

  @Autowired private ProducerTemplate camel;
  @Autowired private ControlView control;

  @Test
  void theRealFocusSampleIsOnTheBusToTheLastDigit() throws IOException {
    InputStream sample =
        Files.newInputStream(RealData.at("cloud_billing/focus_1.0_sample_1000.csv"));
    String id = create("{\"tenant\":\"acme\",\"format\":\"focus\",\"name\":\"sample.csv\"}");

    Reply reply = put(id, sample);

    assertThat(reply.status).isEqualTo(202);
    assertThat(reply.json.get("rows").asLong()).isEqualTo(1000);
    assertThat(reply.json.get("state").asText()).isEqualTo("counting");
    List<Collected.Charge> charges = charges(id);
    assertThat(charges).hasSize(1000);
    assertThat(charges.stream().map(Collected::id).distinct()).hasSize(1000);
    BigDecimal total =
        charges.stream().map(Collected.Charge::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
    // Summed without Bursar, over the BilledCost column.
    assertThat(total).isEqualByComparingTo("20.52022672899");
    ImportEvent event = control.importOf(id).orElseThrow();
    assertThat(event.complete()).isTrue();
    assertThat(event.rows()).isEqualTo(1000);
    assertThat(event.waiting()).isEmpty();
  }

  @Test
  void anyTableComesInThroughItsMapping() {
    String id = create(mapped("shop.csv"));

    Reply reply = put(id, text("day,amount,id\n2026-11-05,1.10,a\n2026-11-06,x,b\n"));

    assertThat(reply.status).isEqualTo(202);
    assertThat(reply.json.get("rows").asLong()).isEqualTo(2);
    assertThat(reply.json.get("rejected").asLong()).isEqualTo(1);
    assertThat(charges(id)).hasSize(1);
    assertThat(charges(id).get(0).source()).isEqualTo("shop");
    Rejection rejection = rejections(id).get(0);
    assertThat(rejection.code()).isEqualTo("BUR-1211");
    assertThat(new String(rejection.original(), StandardCharsets.UTF_8)).contains("2026-11-06,x,b");
  }

  @Test
  void anUploadThatBreaksOffIsFailedAndKeepsWhatWasRead() {
    String id = create(mapped("shop.csv"));
    StringBuilder rows = new StringBuilder("day,amount,id\n");
    for (int i = 0; i < 12_000; i++) {
      rows.append("2026-11-05,1,broken-").append(i).append('\n');
    }
    InputStream broken = new BrokenInput(rows.append("2026-11-05,1").toString());

    Reply reply = put(id, broken);

    assertThat(reply.status).isEqualTo(422);
    assertThat(reply.json.get("code").asText()).isEqualTo("BUR-1060");
    assertThat(reply.json.get("detail").asText()).contains("BUR-1202", "connection reset");
    List<Collected.Charge> charges = charges(id);
    assertThat(charges).hasSize(12_000);
    ImportEvent event = control.importOf(id).orElseThrow();
    assertThat(event.complete()).isFalse();
    assertThat(event.failure()).isPresent();
    assertThat(get(id).json.get("state").asText()).isEqualTo("failed");

    String again = create(mapped("renamed.csv"));
    assertThat(put(again, text(rows.append(",last\n").toString())).status).isEqualTo(202);
    assertThat(charges(again)).hasSize(12_001);
    assertThat(charges(again).stream().map(Collected::id))
        .containsAll(charges.stream().map(Collected::id).toList());
  }

  @Test
  void aTruncatedGzipIsFailed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("day,amount,id\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 50_000; i++) {
        gzip.write(("2026-11-05," + i + ",g" + i + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    String id = create(mapped("shop.csv.gz"));

    Reply reply = put(id, new ByteArrayInputStream(half));

    assertThat(reply.status).isEqualTo(422);
    assertThat(reply.json.get("detail").asText()).contains("BUR-1201");
    assertThat(charges(id)).isNotEmpty();
    assertThat(control.importOf(id).orElseThrow().failure()).get().asString().contains("BUR-1201");
  }

  @Test
  void contentThatIsNoTableIsFailed() {
    for (String content : List.of("", "\u0000\u0000\u0000", "no,such,columns\n1,2,3\n")) {
      String id = create(mapped("shop.csv"));
      Reply reply = put(id, text(content));
      assertThat(reply.status).as(content).isEqualTo(422);
      assertThat(reply.json.get("detail").asText()).contains("BUR-12", "nothing of it was kept");
      assertThat(get(id).json.get("state").asText()).isEqualTo("failed");
    }
  }

  @Test
  void badRowsAreRejectedAndStopNothing() {
    String id = create(mapped("shop.csv"));
    String content =
        "day,amount,id\n"
            + "2026-11-05,1,first\n"
            + "2026-11-05,1,nul\u0000\n"
            + "2026-11-05,"
            + "9".repeat(1_000_000)
            + ",digits\n"
            + "2026-11-05,1,"
            + "x".repeat(20_000_000)
            + "\n"
            + "2026-11-05,1,last\n";

    Reply reply = put(id, text(content));

    assertThat(reply.status).isEqualTo(202);
    assertThat(reply.json.get("rows").asLong()).isEqualTo(5);
    assertThat(charges(id).stream().map(Collected::id)).containsExactlyInAnyOrder("first", "last");
    assertThat(rejections(id).stream().map(Rejection::code))
        .containsExactlyInAnyOrder("BUR-1205", "BUR-1207", "BUR-1207");
  }

  @Test
  void contentIsTakenOnce() {
    String id = create(mapped("shop.csv"));
    assertThat(put(id, text("day,amount,id\n2026-11-05,1,once\n")).status).isEqualTo(202);

    Reply again = put(id, text("day,amount,id\n2026-11-05,2,twice\n"));

    assertThat(again.status).isEqualTo(409);
    assertThat(charges(id)).hasSize(1);
  }

  @Test
  void aRequestThatCannotBeIsRefused() {
    assertThat(post("{\"tenant\":\"other\",\"format\":\"focus\",\"name\":\"x\"}").status)
        .isEqualTo(404);
    assertThat(post("{\"format\":\"excel\",\"name\":\"x\"}").status).isEqualTo(422);
    assertThat(post("{\"format\":\"focus\"}").status).isEqualTo(422);
    assertThat(post("{\"format\":\"focus\",\"name\":\"x\",\"naem\":1}").status).isEqualTo(422);
    assertThat(post("{").status).isEqualTo(400);
    assertThat(post("[".repeat(10_000)).status).isEqualTo(400);
    assertThat(post("{\"name\":" + "9".repeat(1_000_000) + "}").status).isEqualTo(400);
    assertThat(post("{\"format\":\"focus\",\"name\":\"a\u0000b\"}").status).isEqualTo(400);
    Reply mapping =
        post(
            BusJson.mapper()
                .valueToTree(
                    Map.of(
                        "name",
                        "x",
                        "format",
                        "mapping",
                        "mapping",
                        "date: {column: d}\namuont: x\n"))
                .toString());
    assertThat(mapping.status).isEqualTo(422);
    assertThat(mapping.json.get("detail").asText()).contains("BUR-13", "2:1");
    assertThat(put("unknown", text("")).status).isEqualTo(404);
    assertThat(get("unknown").status).isEqualTo(404);
  }

  @Test
  void anotherTenantsImportIsNotSeen() {
    String id = create(mapped("shop.csv"));
    Exchange answer =
        camel.send(
            "direct:getImport",
            exchange -> {
              exchange.setProperty(Writer.PROPERTY, new Writer("bob", List.of("other")));
              exchange.getMessage().setHeader("id", id);
            });

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(404);
  }

  private record Reply(int status, JsonNode json) {}

  private static String mapped(String name) {
    return BusJson.mapper()
        .valueToTree(Map.of("name", name, "format", "mapping", "mapping", MAPPING))
        .toString();
  }

  private String create(String body) {
    Reply reply = post(body);
    assertThat(reply.status).as("%s", reply.json).isEqualTo(201);
    return reply.json.get("id").asText();
  }

  private Reply post(String body) {
    return send("direct:createImport", Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply put(String id, InputStream content) {
    return send("direct:putImportContent", Optional.of(id), content);
  }

  private Reply get(String id) {
    return send("direct:getImport", Optional.of(id), "");
  }

  private Reply send(String route, Optional<String> id, Object body) {
    Exchange answer =
        camel.send(
            route,
            exchange -> {
              exchange.setProperty(Writer.PROPERTY, new Writer("ann", List.of("acme")));
              id.ifPresent(value -> exchange.getMessage().setHeader("id", value));
              exchange.getMessage().setBody(body);
            });
    assertThat(answer.getException()).isNull();
    return new Reply(
        answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        BusJson.read(answer.getMessage().getBody(byte[].class), JsonNode.class));
  }

  private static List<Collected.Charge> charges(String importId) {
    return TopicReader.all(CollectTestHub.broker(), Topic.CHARGES_COLLECTED.topicName()).stream()
        .map(record -> BusJson.read(record.value(), Collected.Charge.class))
        .filter(charge -> charge.importId().equals(Optional.of(importId)))
        .toList();
  }

  private static List<Rejection> rejections(String importId) {
    return TopicReader.all(CollectTestHub.broker(), Topic.REJECTED.topicName()).stream()
        .map(record -> BusJson.read(record.value(), Rejection.class))
        .filter(rejection -> rejection.importId().equals(Optional.of(importId)))
        .toList();
  }

  private static InputStream text(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  /** A client that goes away after it sent this. */
  private static final class BrokenInput extends InputStream {
    private final InputStream sent;

    BrokenInput(String sent) {
      this.sent = text(sent);
    }

    @Override
    public int read() throws IOException {
      int read = sent.read();
      if (read < 0) {
        throw new IOException("connection reset");
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = sent.read(buffer, from, length);
      if (read < 0) {
        throw new IOException("connection reset");
      }
      return read;
    }
  }
}
