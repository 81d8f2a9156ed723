package io.bursar.routes.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.routes.bus.BusJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a caller is told: 202 when every event is accepted, 207 when some are, and a problem (RFC
 * 9457) when none is.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one answer; nobody compares answers
record EventAnswer(int status, String contentType, byte[] body) {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private static final int ACCEPTED = 202;
  private static final int MULTI_STATUS = 207;
  private static final int BAD_REQUEST = 400;

  /** How one event of a request fared. */
  record EventStatus(
      int index,
      Optional<String> source,
      Optional<String> id,
      String status,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemText> problems) {

    static EventStatus of(int index, RawEvent event) {
      List<ProblemText> problems = event.problems().stream().map(ProblemText::of).toList();
      return new EventStatus(
          index,
          event.attribute("source").map(Words::plain),
          event.attribute("id").map(Words::plain),
          problems.isEmpty() ? "accepted" : "refused",
          problems);
    }
  }

  /** A problem as it is written. */
  record ProblemText(
      String code, @JsonInclude(JsonInclude.Include.NON_EMPTY) String field, String reason) {
    static ProblemText of(Problem problem) {
      return new ProblemText(problem.code().code(), problem.field(), problem.reason());
    }
  }

  /** What a mixed batch is answered with. */
  record Mixed(int accepted, int refused, List<EventStatus> events) {}

  /** What a request is answered with of which nothing was accepted. */
  record Nothing(
      String type,
      String title,
      int status,
      String detail,
      String code,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String field,
      int accepted,
      int refused,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventStatus> events) {}

  /** After the bus has acknowledged what could be accepted of {@code events}. */
  static EventAnswer of(List<RawEvent> events) {
    int refused = (int) events.stream().filter(event -> !event.problems().isEmpty()).count();
    int accepted = events.size() - refused;
    if (refused == 0) {
      return new EventAnswer(
          ACCEPTED,
          JSON,
          ("{\"accepted\":" + accepted + ",\"refused\":0}").getBytes(StandardCharsets.UTF_8));
    }
    List<EventStatus> statuses =
        java.util.stream.IntStream.range(0, events.size())
            .mapToObj(index -> EventStatus.of(index, events.get(index)))
            .toList();
    if (accepted > 0) {
      Mixed mixed = new Mixed(accepted, refused, statuses);
      return new EventAnswer(MULTI_STATUS, JSON, BusJson.write(mixed));
    }
    Problem first = events.get(0).problems().get(0);
    boolean forbidden =
        events.stream().allMatch(e -> e.problems().get(0).code() == CollectCode.TENANT_FORBIDDEN);
    int status = forbidden ? CollectCode.TENANT_FORBIDDEN.status() : BAD_REQUEST;
    String detail =
        events.size() == 1
            ? first.reason()
            : "none of " + events.size() + " events was accepted; the first: " + first.reason();
    return nothing(status, first, detail, refused, statuses);
  }

  /** A request that was refused before its events were looked at, or after the bus failed. */
  static EventAnswer of(Problem problem) {
    return nothing(problem.code().status(), problem, problem.reason(), 0, List.of());
  }

  private static EventAnswer nothing(
      int status, Problem problem, String detail, int refused, List<EventStatus> events) {
    CollectCode code = problem.code();
    Nothing body =
        new Nothing(
            "urn:bursar:" + code.code().toLowerCase(Locale.ROOT),
            code.title(),
            status,
            detail,
            code.code(),
            problem.field(),
            0,
            refused,
            events);
    return new EventAnswer(status, PROBLEM, BusJson.write(body));
  }
}
