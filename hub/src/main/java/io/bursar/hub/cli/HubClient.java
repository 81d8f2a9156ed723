package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks a running hub. Every answer but a good one becomes one clear line. */
public final class HubClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI hub;
  private final Supplier<String> key;

  /**
   * Of one hub.
   *
   * @param key asked for at the first call that needs it
   */
  public HubClient(URI hub, Supplier<String> key) {
    this.hub = hub;
    this.key = key;
  }

  /** What {@code path} answers, without a key and whatever its status. */
  public HttpResponse<String> open(String path) {
    return send(HttpRequest.newBuilder(hub.resolve(path)).GET());
  }

  public HttpResponse<String> get(String path) {
    return good(send(withKey(path).GET()));
  }

  public HttpResponse<String> post(String path, Map<String, Object> body) {
    return good(
        send(
            withKey(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.text(body)))));
  }

  HttpResponse<String> delete(String path) {
    return good(send(withKey(path).DELETE()));
  }

  HttpResponse<String> put(String path, String type, BodyPublisher body) {
    return good(send(withKey(path).header("Content-Type", type).PUT(body)));
  }

  private HttpRequest.Builder withKey(String path) {
    return HttpRequest.newBuilder(hub.resolve(path))
        .header("Accept", "application/json, application/problem+json")
        .header("Authorization", "Bearer " + key.get());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new ProgramProblem(ProgramCode.NO_HUB, "No hub answers at " + hub, e);
    } catch (IOException e) {
      throw new ProgramProblem(
          ProgramCode.NO_HUB,
          "The hub at " + hub + " broke off: " + Optional.ofNullable(e.getMessage()).orElse("?"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramProblem(ProgramCode.NO_HUB, "Interrupted while waiting for " + hub, e);
    }
  }

  private HttpResponse<String> good(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    ProgramCode code =
        switch (answer.statusCode()) {
          case 401, 403 -> ProgramCode.KEY_REFUSED;
          // A hub's refusal is always JSON: this is another program at the port, or a proxy.
          default -> isJson(answer) ? ProgramCode.HUB_REFUSED : ProgramCode.ANSWER_UNREADABLE;
        };
    throw new ProgramProblem(
        code,
        code == ProgramCode.ANSWER_UNREADABLE
            ? "What listens at " + hub + " answers " + answer.statusCode() + " and no JSON"
            : "The hub answers " + ProblemDetail.line(answer));
  }

  private static boolean isJson(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").contains("json");
  }
}
