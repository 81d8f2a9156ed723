package io.bursar.hub.cli;

import io.bursar.hub.ProgramProblem;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An error answer (RFC 9457) as a line: status, code, title, detail. */
final class ProblemDetail {
  private static final int SHOWN = 200;

  private ProblemDetail() {}

  static String line(HttpResponse<String> answer) {
    List<String> words = new ArrayList<>();
    words.add(String.valueOf(answer.statusCode()));
    Map<String, Object> problem = fields(answer);
    add(words, problem.get("code"));
    add(words, problem.get("title"));
    String head = String.join(" ", words);
    Object detail = problem.get("detail");
    return detail == null ? head : head + ": " + detail;
  }

  private static void add(List<String> words, Object word) {
    if (word != null) {
      words.add(word.toString());
    }
  }

  private static Map<String, Object> fields(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String body = answer.body().strip();
    if (type.contains("json")) {
      try {
        return Json.object(body);
      } catch (ProgramProblem e) {
        // A proxy's page under a JSON name: shown like any other text.
      }
    }
    return body.isEmpty()
        ? Map.of()
        : Map.of("detail", body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
  }
}
