package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are made, seen and revoked by operators, of what they are operators of. */
class KeyCallsTest extends ApiTest {

  private static final String ADS_VIEWER =
      "{\"principal\":\"anna\",\"grants\":[{\"role\":\"viewer\",\"tenant\":\"acme\",\"node\":\"acme/ads\"}]}";

  @Test
  void aKeyMayWhatItWasGivenUntilItIsRevoked() {
    JsonNode made = made(ADS_VIEWER, world.acmeOperator);
    String key = made.get("key").asText();
    assertThat(made.get("principal").asText()).isEqualTo("anna");
    assertThat(key).startsWith("bur_" + made.get("id").asText() + "_");

    assertThat(get("/usage?node=acme/ads", key).statusCode()).isEqualTo(200);
    assertProblem(get("/usage?node=acme/cloud", key), ApiCode.NODE_UNKNOWN);
    assertProblem(post("/events", key, "application/json", "{}"), ApiCode.FORBIDDEN);
    assertProblem(get("/keys", key), ApiCode.FORBIDDEN);

    assertThat(revoke(made.get("id").asText(), world.acmeOperator).statusCode()).isEqualTo(200);
    assertProblem(get("/usage?node=acme/ads", key), ApiCode.KEY_REFUSED);
    HttpResponse<String> twice = revoke(made.get("id").asText(), world.acmeOperator);
    assertThat(json(twice).get("revoked").asBoolean()).isTrue();
  }

  @Test
  void theListHasNoKeyInItAndOnlyThoseOfOnesTenants() {
    JsonNode made = made(ADS_VIEWER, world.acmeOperator);
    List<String> seen = items("/keys", world.acmeOperator).findValuesAsText("id");
    assertThat(seen).contains(made.get("id").asText());
    HttpResponse<String> all = get("/keys", world.admin);
    assertThat(all.body()).doesNotContain("hash").doesNotContain("\"key\"");
    assertThat(json(all).findValuesAsText("id")).containsAll(seen).hasSizeGreaterThan(seen.size());
    for (JsonNode key : items("/keys", world.acmeOperator)) {
      assertThat(key.findValuesAsText("tenant")).containsOnly("acme");
    }
  }

  @Test
  void nobodyGivesWhatItDoesNotHave() {
    assertProblem(add(grant("viewer", "*", ""), world.acmeOperator), ApiCode.FORBIDDEN);
    assertProblem(add(grant("viewer", "globex", ""), world.acmeOperator), ApiCode.TENANT_UNKNOWN);
    assertProblem(add(ADS_VIEWER, world.adsOperator), ApiCode.FORBIDDEN);
    assertProblem(add(ADS_VIEWER, world.acmeViewer), ApiCode.FORBIDDEN);
    assertThat(add(grant("operator", "*", ""), world.admin).statusCode()).isEqualTo(201);
  }

  @Test
  void anothersKeyIsOneThatDoesNotExist() {
    JsonNode globex = made(grant("viewer", "globex", ""), world.admin);
    HttpResponse<String> refused = revoke(globex.get("id").asText(), world.acmeOperator);
    assertProblem(refused, ApiCode.KEY_UNKNOWN);
    String id = globex.get("id").asText();
    assertThat(refused.body().replace(id, "x"))
        .isEqualTo(revoke("0123", world.acmeOperator).body().replace("0123", "x"));
    assertThat(get("/usage", globex.get("key").asText()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"principal\":\"a\",\"grants\":[]}",
        "{\"principal\":\" \",\"grants\":[{\"role\":\"viewer\",\"tenant\":\"acme\"}]}",
        "{\"principal\":null,\"grants\":[{\"role\":\"viewer\",\"tenant\":\"acme\"}]}",
        "{\"principal\":\"a\",\"grants\":[null]}",
        "{\"principal\":\"a\",\"grants\":[{\"role\":\"viewer\"}]}",
        "{\"principal\":\"a\",\"grants\":[{\"role\":\"king\",\"tenant\":\"acme\"}]}",
        "{\"principal\":\"a\",\"grants\":[{\"role\":\"viewer\",\"tenant\":\"*\",\"node\":\"acme\"}]}",
        "{\"principal\":\"a\",\"hash\":\"x\",\"grants\":[{\"role\":\"viewer\",\"tenant\":\"acme\"}]}",
      })
  void whatIsNoKeyIsRefused(String body) {
    int before = items("/keys", world.admin).size();
    assertProblem(add(body, world.admin), ApiCode.MALFORMED);
    assertThat(items("/keys", world.admin)).hasSize(before);
  }

  @Test
  void malformedJsonIsRefusedAndTheHubGoesOn() {
    String digits = "9".repeat(60_000);
    for (String body :
        List.of(
            "[".repeat(10_000),
            "{\"principal\":" + digits + "}",
            ADS_VIEWER + "x",
            ADS_VIEWER.replace("anna", "an\u0000na"),
            ADS_VIEWER.substring(0, ADS_VIEWER.length() - 3))) {
      assertProblem(add(body, world.admin), ApiCode.MALFORMED);
    }
    byte[] latin = ADS_VIEWER.replace("anna", "J\u00fcrgen").getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        send(
            request("/api/v1/keys", world.admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin))),
        ApiCode.MALFORMED);
    assertProblem(add("9".repeat(1_000_000), world.admin), ApiCode.TOO_LARGE);
  }

  @Test
  void aNodeThatIsNotThereIsSaid() {
    assertProblem(add(grant("viewer", "acme", "acme/nowhere"), world.admin), ApiCode.NODE_UNKNOWN);
    assertProblem(add(grant("viewer", "nobody", ""), world.admin), ApiCode.TENANT_UNKNOWN);
  }

  @Test
  void aRoleStaysOnTheNodeAndIsShownWhereItStandsToday() {
    JsonNode made = made(grant("owner", "acme", "n-42"), world.admin);
    assertThat(made.at("/grants/0/role").asText()).isEqualTo("owner");
    assertThat(made.at("/grants/0/node").asText()).startsWith("acme/").endsWith("/moved");
  }

  private JsonNode made(String body, String key) {
    HttpResponse<String> answer = add(body, key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private HttpResponse<String> add(String body, String key) {
    return post("/keys", key, "application/json", body);
  }

  private HttpResponse<String> revoke(String id, String key) {
    return send(request("/api/v1/keys/" + id, key).DELETE());
  }

  private static String grant(String role, String tenant, String node) {
    String where = node.isEmpty() ? "" : ",\"node\":\"" + node + "\"";
    return "{\"principal\":\"somebody\",\"grants\":[{\"role\":\"%s\",\"tenant\":\"%s\"%s}]}"
        .formatted(role, tenant, where);
  }
}
