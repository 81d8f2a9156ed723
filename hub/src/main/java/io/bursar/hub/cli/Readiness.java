package io.bursar.hub.cli;

import io.bursar.hub.ProgramProblem;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeSet;

/** Asks a hub whether it is ready. */
final class Readiness {
  private static final long BETWEEN_MILLIS = 100;

  private final HubClient hub;

  Readiness(HubClient hub) {
    this.hub = hub;
  }

  /**
   * What a hub says of itself.
   *
   * @param ready whether it is ready
   * @param answers whether anybody answered
   * @param words what is missing, for people
   * @param json the same for scripts
   */
  record State(boolean ready, boolean answers, String words, String json) {}

  State ask() {
    try {
      return state(hub.open("/ready"));
    } catch (ProgramProblem e) {
      return new State(
          false, false, "nobody answers", "{\"status\":\"DOWN\",\"reason\":\"nobody answers\"}");
    }
  }

  /** Asks until it is ready, or {@code seconds} have passed. */
  State await(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    State state = ask();
    while (!state.ready() && System.nanoTime() < end) {
      try {
        Thread.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return state;
      }
      state = ask();
    }
    return state;
  }

  private static State state(HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      return new State(true, true, "", answer.body());
    }
    return new State(false, true, missing(answer), answer.body());
  }

  private static String missing(HttpResponse<String> answer) {
    TreeSet<String> down = new TreeSet<>();
    if (Json.object(answer.body()).get("components") instanceof Map<?, ?> components) {
      components.forEach(
          (name, it) -> {
            if (it instanceof Map<?, ?> component && !"UP".equals(component.get("status"))) {
              down.add(name + " " + component.get("status"));
            }
          });
    }
    return down.isEmpty() ? "status " + answer.statusCode() : String.join(", ", down);
  }
}
