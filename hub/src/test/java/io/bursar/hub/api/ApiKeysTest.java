package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key, no answer; and no more of an answer than the key's roles allow. */
class ApiKeysTest extends ApiTest {

  private static final String NOBODYS =
      "bur_0123456789ab_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/usage",
        "/api/v1/imports/x",
        "/api/v1/nothing",
        "/health",
        "/metrics",
        "/",
        "/error",
        "/favicon.ico"
      })
  void withoutKeyNothingIsAnswered(String path) {
    HttpResponse<String> answer = send(request(path));
    assertProblem(answer, ApiCode.KEY_MISSING);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"bursar\"");
  }

  @Test
  void anOpenPathIsOpenForReadingOnly() {
    assertThat(send(request("/ready")).statusCode()).isNotEqualTo(401);
    assertThat(send(request("/live")).statusCode()).isNotEqualTo(401);
    assertProblem(
        send(request("/ready").method("POST", java.net.http.HttpRequest.BodyPublishers.noBody())),
        ApiCode.KEY_MISSING);
  }

  @Test
  void theContractIsThereForAnybody() {
    HttpResponse<String> answer = send(request("/api/v1/openapi.yaml"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(contract.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer " + NOBODYS,
        "Bearer bur_",
        "Bearer bur__" + "A",
        "Basic YWRtaW46YWRtaW4=",
        "bur_x"
      })
  void aKeyThatIsNoneIsNotAccepted(String header) {
    assertProblem(
        send(request("/api/v1/usage").header("Authorization", header)), ApiCode.KEY_REFUSED);
  }

  @Test
  void aKeyWithOneOtherCharacterIsNotAccepted() {
    String key = world.acmeViewer;
    for (int at : List.of(0, 5, key.length() - 43, key.length() - 1)) {
      char other = key.charAt(at) == 'x' ? 'y' : 'x';
      String wrong = key.substring(0, at) + other + key.substring(at + 1);
      assertProblem(get("/usage", wrong), ApiCode.KEY_REFUSED);
    }
    assertProblem(get("/usage", key + "x"), ApiCode.KEY_REFUSED);
    assertProblem(get("/usage", key.substring(0, key.length() - 1)), ApiCode.KEY_REFUSED);
  }

  @Test
  void wrongRevokedAndUnknownKeysAreToldTheSame() {
    String key = world.key(new Grant(Role.VIEWER, World.ACME, World.ACME));
    assertThat(get("/usage", key).statusCode()).isEqualTo(200);
    world.revoke(key);
    assertProblem(get("/usage", key), ApiCode.KEY_REFUSED);
    assertThat(get("/usage", key).body())
        .isEqualTo(get("/usage", NOBODYS).body())
        .isEqualTo(get("/usage", key.replace(key.substring(20), "A".repeat(40))).body());
  }

  @Test
  void aKeyWithoutRolesSeesNothing() {
    assertProblem(get("/usage", world.nobody), ApiCode.FORBIDDEN);
  }

  @Test
  void anotherTenantDoesNotExist() {
    for (String path : List.of("/usage?tenant=", "/budgets?tenant=", "/rejects?tenant=")) {
      HttpResponse<String> theirs = get(path + World.GLOBEX, world.acmeOperator);
      HttpResponse<String> nobodys = get(path + "g1obex", world.acmeOperator);
      assertProblem(theirs, ApiCode.TENANT_UNKNOWN);
      assertThat(theirs.body().replace("globex", "g1obex")).isEqualTo(nobodys.body());
    }
    HttpResponse<String> theirs = get("/usage?node=globex/secret", world.acmeOperator);
    assertProblem(theirs, ApiCode.NODE_UNKNOWN);
    assertThat(theirs.body().replace("globex", "g1obex"))
        .isEqualTo(get("/usage?node=g1obex/secret", world.acmeOperator).body());
  }

  @Test
  void nothingOfAnotherTenantIsInAnyList() {
    for (String list :
        List.of(
            "usage", "budgets", "charges?period=2026-11", "decisions", "rejects", "deliveries")) {
      for (String key : List.of(world.acmeViewer, world.acmeOperator)) {
        JsonNode items = items("/" + list, key);
        assertThat(items).isNotEmpty();
        assertThat(items.toString()).doesNotContain("globex").doesNotContain("\"tenant\":\"-\"");
      }
    }
  }

  @Test
  void aGrantOnANodeCoversWhatIsBelowAndNothingElse() {
    assertThat(items("/usage?period=2026-11-10", world.adsViewer).findValuesAsText("node"))
        .containsExactly("acme/ads", "acme/ads/moved", "acme/ads/search", "acme/ads/social")
        .doesNotContain("acme");
    assertProblem(get("/usage?node=acme", world.adsViewer), ApiCode.NODE_UNKNOWN);
    assertProblem(get("/usage?node=acme/cloud", world.adsViewer), ApiCode.NODE_UNKNOWN);
    assertThat(items("/decisions", world.adsViewer).findValuesAsText("node"))
        .containsExactly("acme/ads/search");
    assertThat(items("/budgets", world.adsViewer).findValuesAsText("node"))
        .containsOnly("acme/ads", "acme/ads/search");
  }

  @Test
  void whatBelongsToNoNodeNeedsTheRoot() {
    assertProblem(get("/rejects", world.adsViewer), ApiCode.FORBIDDEN);
    assertProblem(get("/deliveries", world.adsViewer), ApiCode.FORBIDDEN);
    assertProblem(get("/rejects?tenant=-", world.acmeViewer), ApiCode.TENANT_UNKNOWN);
    assertThat(items("/rejects", world.viewer).findValuesAsText("tenant"))
        .containsExactly("-", "acme", "acme", "globex");
    assertThat(items("/rejects?tenant=-", world.viewer).findValuesAsText("id"))
        .containsExactly("r3");
  }

  @Test
  void onlyAnOperatorPosts() {
    String type = "application/cloudevents+json";
    assertProblem(post("/events", world.viewer, type, EVENT), ApiCode.FORBIDDEN);
    assertProblem(post("/imports", world.viewer, "application/json", "{}"), ApiCode.FORBIDDEN);
    assertThat(post("/events", world.acmeOperator, type, EVENT).statusCode()).isEqualTo(202);
    assertThat(collect.last().writer().orElseThrow().tenants()).containsExactly(World.ACME);
    assertThat(post("/events", world.admin, type, EVENT).statusCode()).isEqualTo(202);
    assertThat(collect.last().writer().orElseThrow().tenants())
        .containsExactly(World.ACME, World.GLOBEX);
  }

  @Test
  void anOperatorOfAPartOfATenantMayNotPostForIt() {
    post("/events", world.adsOperator, "application/cloudevents+json", EVENT);
    assertThat(collect.last().writer().orElseThrow().tenants()).isEmpty();
  }

  @Test
  void whoLooksAtAnImportIsToldToCollectAsWhatItMaySee() {
    get("/imports/imp-1", world.globexViewer);
    assertThat(collect.last().writer().orElseThrow().tenants()).containsExactly(World.GLOBEX);
  }

  @Test
  void onlyAKeyForEveryTenantSeesPastTheContract() {
    assertProblem(send(request("/health", world.acmeOperator)), ApiCode.PATH_UNKNOWN);
    assertThat(send(request("/health", world.viewer)).statusCode()).isEqualTo(200);
    assertProblem(send(request("/nothing", world.viewer)), ApiCode.PATH_UNKNOWN);
    assertProblem(send(request("/health", world.viewer).DELETE()), ApiCode.PATH_UNKNOWN);
  }
}
