package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Holds the code to the contract, operation by operation and answer by answer. */
class ContractTest extends ApiTest {

  /** What {@link Parameter} understands of JSON Schema. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "format",
          "pattern",
          "enum",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "default");

  @Autowired CamelContext camel;

  private ContractAnswers answers() {
    return new ContractAnswers(contract);
  }

  /** A call with an answer that is good. */
  private record Sample(
      String operation, String path, String type, String body, Map<String, String> headers) {
    Sample(String operation, String path) {
      this(operation, path, "", "", Map.of());
    }
  }

  private static final List<Sample> GOOD =
      List.of(
          new Sample("getUsage", "/usage"),
          new Sample(
              "getUsage", "/usage?tenant=acme&node=acme&subtree=true&period=2026-11&limit=2"),
          new Sample("getUsage", "/usage?limit=1&cursor=YWNtZQphY21l"),
          new Sample(
              "getWindows",
              "/windows?node=acme&tenant=acme&from=2026-11-05T00:00:00Z&to=2026-11-06T00:00:00Z&limit=1"),
          new Sample("getWindows", "/windows?node=acme&cursor=YWNtZQo"),
          new Sample("getStatement", "/statements?node=acme/ads/search&period=2026-11"),
          new Sample(
              "getStatement",
              "/statements?tenant=acme&node=acme/ads/search&period=2026-11&format=json"),
          new Sample("getStatement", "/statements?node=acme/ads/search&period=2026-11&format=csv"),
          new Sample("getStatement", "/statements?node=acme/ads/search&period=2026-11&format=html"),
          new Sample(
              "closePeriod",
              "/closes?tenant=acme&period=2026-11&dry-run=true",
              "application/json",
              "{}",
              Map.of()),
          new Sample(
              "closePeriod",
              "/closes?tenant=acme&period=2026-11",
              "application/json",
              "{}",
              Map.of()),
          new Sample("getCharges", "/charges?period=2026-11"),
          new Sample(
              "getCharges",
              "/charges?tenant=acme&node=acme&subtree=false&period=2026-11-05&limit=1"),
          new Sample(
              "getCharges",
              "/charges?period=2026-11&node=acme&limit=1&cursor=YWNtZSAyMDI2LTExLTAxCg"),
          new Sample("getBudgets", "/budgets"),
          new Sample(
              "getBudgets", "/budgets?tenant=acme&node=acme&subtree=false&kind=month&limit=1"),
          new Sample("getBudgets", "/budgets?cursor=YWNtZQo"),
          new Sample("getCalendars", "/calendars"),
          new Sample("getCalendars", "/calendars?tenant=acme&limit=1"),
          new Sample("getCalendars", "/calendars?cursor=YWNtZQo"),
          new Sample("getDecisions", "/decisions"),
          new Sample(
              "getDecisions",
              "/decisions?tenant=acme&node=acme&subtree=true&policy=warn-at-80&status=applied&limit=1"),
          new Sample("getDecisions", "/decisions?cursor=YWNtZQo"),
          new Sample("getRejects", "/rejects"),
          new Sample(
              "getRejects",
              "/rejects?tenant=acme&source=feed&stage=collect&code=BUR-1003&import=imp-1&limit=1"),
          new Sample("getRejects", "/rejects?cursor=YWNtZQo"),
          new Sample(
              "getRejects", "/rejects?from=2026-11-05T00:00:00Z&to=2026-11-06T00:00:00%2B01:00"),
          new Sample(
              "replayRejects", "/rejects/replay?tenant=acme", "application/json", "{}", Map.of()),
          new Sample(
              "replayRejects",
              "/rejects/replay?tenant=acme&source=feed&stage=collect&code=BUR-1003&import=imp-1"
                  + "&from=2026-11-05T00:00:00Z&to=2026-11-07T00:00:00Z&dry-run=true&again=true&limit=1&cursor=YWNtZQo",
              "application/json",
              "{}",
              Map.of()),
          new Sample("inferenceServer", "/oip/v2"),
          new Sample("inferenceLive", "/oip/v2/health/live"),
          new Sample("inferenceReady", "/oip/v2/health/ready"),
          new Sample("inferenceModel", "/oip/v2/models/days"),
          new Sample("inferenceModelReady", "/oip/v2/models/days/ready"),
          new Sample(
              "infer",
              "/oip/v2/models/days/infer",
              "application/json",
              "{\"id\":\"7\",\"inputs\":[{\"name\":\"rows\",\"datatype\":\"FP32\","
                  + "\"shape\":[2,2],\"data\":[1,2,3,4]}]}",
              Map.of()),
          new Sample("getDeliveries", "/deliveries"),
          new Sample(
              "getDeliveries",
              "/deliveries?tenant=acme&target=chat&state=undelivered&decision=d2&limit=1"),
          new Sample("getDeliveries", "/deliveries?cursor=YWNtZQo"),
          new Sample("getForecasts", "/forecasts?tenant=acme&node=acme&subtree=true&limit=1000"),
          new Sample("getForecasts", "/forecasts?limit=1&cursor=YWNtZQo"),
          new Sample(
              "postForecast",
              "/forecasts",
              "application/json",
              "{\"values\":[1,null,3.5,4],\"origin\":\"2026-11-05\"}",
              Map.of()),
          new Sample("refreshForecasts", "/forecasts/refresh?tenant=acme"),
          new Sample("resendDelivery", "/deliveries/d2.2.chat/resend"),
          new Sample("getKeys", "/keys"),
          new Sample(
              "addKey",
              "/keys",
              "application/json",
              "{\"principal\":\"anna\",\"grants\":[{\"role\":\"viewer\",\"tenant\":\"acme\"}]}",
              Map.of()),
          new Sample("revokeKey", "/keys/" + World.SPARE),
          new Sample("getContract", "/openapi.yaml"),
          new Sample("getImport", "/imports/imp-1"),
          new Sample(
              "createImport",
              "/imports",
              "application/json",
              "{\"tenant\":\"acme\",\"format\":\"focus\",\"name\":\"x.csv\"}",
              Map.of()),
          new Sample("putImportContent", "/imports/imp-1/content", "text/csv", "a,b\n", Map.of()),
          new Sample(
              "putImportContent", "/imports/imp-1/content", "application/gzip", "x", Map.of()),
          new Sample(
              "putImportContent",
              "/imports/imp-1/content",
              "application/octet-stream",
              "x",
              Map.of()),
          new Sample("postEvents", "/events", "application/cloudevents+json", EVENT, Map.of()),
          new Sample(
              "postEvents",
              "/events",
              "application/cloudevents-batch+json",
              "[" + EVENT + "]",
              Map.of()),
          new Sample(
              "postEvents",
              "/events",
              "application/json",
              "{}",
              Map.of(
                  "ce-specversion",
                  "1.0",
                  "ce-id",
                  "1",
                  "ce-source",
                  "s",
                  "ce-type",
                  "io.bursar.charge",
                  "ce-time",
                  "2026-11-05T00:00:00Z",
                  "ce-subject",
                  "x",
                  "ce-dataschema",
                  "urn:x",
                  "ce-tenant",
                  "acme")));

  private static final Map<String, String> BAD =
      Map.ofEntries(
          Map.entry("getUsage", "/usage?period=x"),
          Map.entry("getWindows", "/windows?node=acme&from=x"),
          Map.entry("getCharges", "/charges?limit=0"),
          Map.entry("closePeriod", "/closes?tenant=acme&period=2026"),
          Map.entry("getStatement", "/statements?node=nowhere"),
          Map.entry("getBudgets", "/budgets?kind=week"),
          Map.entry("getCalendars", "/calendars?tenant=nobody"),
          Map.entry("getDecisions", "/decisions?node=nowhere"),
          Map.entry("getRejects", "/rejects?cursor=x"),
          Map.entry("replayRejects", "/rejects/replay?tenant=nobody"),
          Map.entry("inferenceModel", "/oip/v2/models/nets"),
          Map.entry("inferenceModelReady", "/oip/v2/models/nets/ready"),
          Map.entry("getDeliveries", "/deliveries?state=lost"),
          Map.entry("resendDelivery", "/deliveries/none/resend"),
          Map.entry("revokeKey", "/keys/none"),
          Map.entry("getImport", "/imports/a:b"));

  @Test
  void theDocumentIsOpenApi31WithoutAComplaint() {
    assertThat(contract.document().get("openapi").asText()).isEqualTo("3.1.0");
    var parsed =
        new OpenAPIV3Parser()
            .readContents(new String(contract.text(), StandardCharsets.UTF_8), null, null);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void everyOperationHasItsRouteAndEveryRouteOfTheApiItsOperation() {
    Set<String> direct =
        camel.getRoutes().stream()
            .map(Route::getEndpoint)
            .map(endpoint -> endpoint.getEndpointBaseUri())
            .filter(uri -> uri.startsWith("direct://"))
            .map(uri -> uri.substring("direct://".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(direct).isEqualTo(operationIds());
    assertThat(contract.operations()).hasSameSizeAs(operationIds());
  }

  @Test
  void parametersUseOnlyWhatTheDoorUnderstands() {
    for (Operation operation : contract.operations()) {
      JsonNode described = answers().described(operation);
      for (JsonNode parameter : described.path("parameters")) {
        JsonNode schema = answers().resolve(parameter).get("schema");
        schema.fieldNames().forEachRemaining(word -> assertThat(KEYWORDS).contains(word));
        String pattern = schema.path("pattern").asText("^$");
        assertThat(pattern)
            .as("JSON Schema does not anchor patterns")
            .startsWith("^")
            .endsWith("$");
      }
    }
  }

  @Test
  void everyOperationAndParameterAndMediaTypeIsAnsweredAsDescribed() {
    Set<String> untried = everything();
    for (Sample sample : GOOD) {
      HttpResponse<String> answer = call(sample, world.admin);
      assertThat(answer.statusCode()).as(sample + " " + answer.body()).isBetween(200, 299);
      answers().assertDescribed(sample.operation(), answer);
      untried.removeAll(touched(sample));
    }
    assertThat(untried).as("of the contract, but in no sample").isEmpty();
  }

  @Test
  void everyProblemIsAnsweredAsDescribed() {
    for (Operation operation : contract.operations()) {
      String path = BAD.getOrDefault(operation.id(), "/" + operation.id());
      List<HttpResponse<String>> problems = new ArrayList<>();
      Sample sample = new Sample(operation.id(), path, "x/y", "", Map.of());
      if (BAD.containsKey(operation.id()) || !operation.takes().isEmpty()) {
        String real = BAD.containsKey(operation.id()) ? path : good(operation.id()).path();
        problems.add(call(new Sample(operation.id(), real, "x/y", "{", Map.of()), world.admin));
      }
      if (operation.role().isPresent()) {
        problems.add(call(good(operation.id()), world.nobody));
        problems.add(call(good(operation.id()), "bur_none"));
      }
      assertThat(sample.operation()).isEqualTo(operation.id());
      for (HttpResponse<String> answer : problems) {
        assertThat(answer.statusCode()).as(operation.id()).isBetween(400, 499);
        answers().assertDescribed(operation.id(), answer);
      }
    }
  }

  private Set<String> everything() {
    Set<String> all = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      all.add(operation.id());
      operation.parameters().forEach(p -> all.add(operation.id() + " " + p.in() + " " + p.name()));
      operation.takes().forEach(type -> all.add(operation.id() + " takes " + type));
    }
    return all;
  }

  private Set<String> touched(Sample sample) {
    Set<String> touched = new TreeSet<>(Set.of(sample.operation()));
    touched.add(sample.operation() + " takes " + sample.type());
    sample.headers().keySet().forEach(h -> touched.add(sample.operation() + " header " + h));
    int query = sample.path().indexOf('?');
    if (query >= 0) {
      QueryText.parse(sample.path().substring(query + 1))
          .keySet()
          .forEach(name -> touched.add(sample.operation() + " query " + name));
    }
    answers()
        .operation(sample.operation())
        .path()
        .values(sample.path())
        .keySet()
        .forEach(name -> touched.add(sample.operation() + " path " + name));
    return touched;
  }

  private HttpResponse<String> call(Sample sample, String key) {
    Operation operation = answers().operation(sample.operation());
    var request = request("/api/v1" + sample.path(), key);
    new TreeMap<>(sample.headers()).forEach(request::header);
    if (!sample.type().isEmpty()) {
      request.header("Content-Type", sample.type());
    }
    return send(
        request.method(
            operation.method(),
            sample.body().isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(sample.body())));
  }

  private static Sample good(String operation) {
    return GOOD.stream().filter(s -> s.operation().equals(operation)).findFirst().orElseThrow();
  }

  private Set<String> operationIds() {
    return contract.operations().stream()
        .map(Operation::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
