package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.bursar.routes.bus.BusJson;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

/** Holds answers to what the contract says of their operation. */
record ContractAnswers(Contract contract) {

  /** Status, media type, headers and body are as described. */
  void assertDescribed(String id, HttpResponse<String> answer) {
    Operation operation = operation(id);
    JsonNode responses = described(operation).get("responses");
    String status = String.valueOf(answer.statusCode());
    JsonNode response =
        resolve(responses.has(status) ? responses.get(status) : responses.get("default"));
    String type = answer.headers().firstValue("Content-Type").orElse("none");
    assertThat(response.get("content").has(type)).as(id + " " + status + " " + type).isTrue();
    if (type.endsWith("json")) {
      assertThat(
              schema(response.get("content").get(type).get("schema"))
                  .validate(ApiTest.json(answer)))
          .as(id + " " + answer.body())
          .isEmpty();
    }
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      if (!header.getKey().equals("Link")) {
        assertThat(answer.headers().firstValue(header.getKey())).as(header.getKey()).isPresent();
      }
    }
  }

  Operation operation(String id) {
    return contract.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  JsonNode described(Operation operation) {
    return contract
        .document()
        .get("paths")
        .get(operation.path().text())
        .get(operation.method().toLowerCase(Locale.ROOT));
  }

  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? contract.document().at(node.get("$ref").asText().substring(1)) : node;
  }

  private JsonSchema schema(JsonNode described) {
    ObjectNode whole = BusJson.mapper().createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", contract.document().get("components"));
    whole.putArray("allOf").add(described);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
  }
}
