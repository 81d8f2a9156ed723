package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.routes.bus.BusJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests against the started API; all of them share one. */
@CamelSpringBootTest
@SpringBootTest(
    classes = ApiApp.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "camel.main.routes-include-pattern=classpath:camel/api.camel.yaml",
      "spring.autoconfigure.exclude=" + ApiTest.EXCLUDED
    })
abstract class ApiTest {

  static final String EXCLUDED =
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.data.redis.RedisRepositoriesAutoConfiguration";

  static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"io.bursar.charge\"}";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired PlayedCollect collect;
  @Autowired Contract contract;

  HttpRequest.Builder request(String path, String key) {
    return request(path).header("Authorization", "Bearer " + key);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> get(String path, String key) {
    return send(request("/api/v1" + path, key));
  }

  HttpResponse<String> post(String path, String key, String type, String body) {
    return send(
        request("/api/v1" + path, key)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return BusJson.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  /** The answer to a call that must succeed. */
  JsonNode items(String path, String key) {
    HttpResponse<String> answer = get(path, key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** A problem as RFC 9457 has it, with that code and nothing of the inside. */
  static void assertProblem(HttpResponse<String> answer, ApiCode code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code.status());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("code").asText()).isEqualTo(code.code());
    assertThat(problem.get("type").asText()).isEqualTo("urn:bursar:problem:" + code.code());
    assertThat(problem.get("status").asInt()).isEqualTo(code.status());
    assertThat(problem.get("title").asText()).isEqualTo(code.title());
    assertThat(problem.get("detail").asText()).endsWith(code.remedy());
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }
}
