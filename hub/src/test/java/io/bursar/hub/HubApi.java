package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a hub by HTTP, as somebody outside does. */
public final class HubApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BATCH = "application/cloudevents-batch+json";

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI hub;
  private final String key;

  public HubApi(URI hub, String key) {
    this.hub = hub;
    this.key = key;
  }

  /** What a hub answered; a body that is not JSON as a text. */
  public record Answer(int status, JsonNode body) {}

  /** What stands at a path; it must be there. */
  public JsonNode get(String path) throws IOException {
    Answer answer = send("GET", path, "application/json", "");
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** All items of a list, page after page. */
  public List<JsonNode> list(String first) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> page = Optional.of(first);
    while (page.isPresent()) {
      HttpResponse<String> answer =
          exchange("GET", page.get(), "application/json", BodyPublishers.noBody());
      assertThat(answer.statusCode()).as("%s: %s", page.get(), answer.body()).isEqualTo(200);
      json.readTree(answer.body()).forEach(items::add);
      page =
          answer
              .headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(link -> link.group(1));
    }
    return items;
  }

  /** Posts events in a batch. */
  public Answer post(String events) throws IOException {
    return send("POST", "/api/v1/events", BATCH, events);
  }

  /**
   * Sends a request with a body.
   *
   * @throws IOException when nobody answers, or the connection breaks
   */
  public Answer send(String method, String path, String type, String body) throws IOException {
    return send(method, path, type, BodyPublishers.ofString(body));
  }

  /**
   * Sends a request with a body that need not be there at once.
   *
   * @throws IOException when nobody answers, or the connection breaks
   */
  public Answer send(String method, String path, String type, BodyPublisher body)
      throws IOException {
    HttpResponse<String> answer = exchange(method, path, type, body);
    boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(
        answer.statusCode(),
        isJson ? json.readTree(answer.body()) : TextNode.valueOf(answer.body()));
  }

  private HttpResponse<String> exchange(String method, String path, String type, BodyPublisher body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .timeout(PATIENCE)
            .method(method, body)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * What the hub says was spent, for each "node period" that is asked for; fails when anything was
   * spent in these periods on a node that nobody asked for.
   */
  public Map<String, String> spent(String tenant, Set<String> asked) throws IOException {
    Set<String> periods = new HashSet<>();
    asked.forEach(nodeAndPeriod -> periods.add(nodeAndPeriod.split(" ", 2)[1]));
    Map<String, String> spent = new TreeMap<>();
    for (String period : periods) {
      String query = "?tenant=%s&node=%s&subtree=true&period=%s".formatted(tenant, tenant, period);
      for (JsonNode line : get("/api/v1/usage" + query)) {
        String nodeAndPeriod = line.get("node").asText() + " " + period;
        if (asked.contains(nodeAndPeriod)) {
          spent.put(nodeAndPeriod, line.get("spent").asText());
        } else {
          assertThat(line.get("spent").asText()).as(nodeAndPeriod).isEqualTo("0");
        }
      }
    }
    return spent;
  }

  /** Amounts as the hub writes them. */
  public static Map<String, String> texts(Map<String, BigDecimal> amounts) {
    Map<String, String> texts = new TreeMap<>();
    amounts.forEach(
        (key, amount) ->
            texts.put(
                key, amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString()));
    return texts;
  }
}
