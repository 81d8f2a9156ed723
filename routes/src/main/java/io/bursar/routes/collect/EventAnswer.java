package io.bursar.routes.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.routes.bus.BusJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller with events is told: 202 when every event is accepted, 207 when some are, and a
 * problem (RFC 9457) when none is. Each event is answered for, in the order they came.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one answer; nobody compares answers
record EventAnswer(int status, String contentType, byte[] body) {

  private static final int ACCEPTED = 202;
  private static final int MULTI_STATUS = 207;
  private static final int BAD_REQUEST = 400;

  /**
   * How one event fared.
   *
   * @param code of what was found first, as are field and reason; absent when it is accepted
   * @param further what else is wrong with it
   */
  record EventStatus(
      Optional<String> id,
      String status,
      Optional<String> code,
      Optional<String> field,
      Optional<String> reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemText> further) {

    static EventStatus of(RawEvent event) {
      Optional<String> id = event.attribute("id").map(Words::plain);
      if (event.problems().isEmpty()) {
        return new EventStatus(
            id, "accepted", Optional.empty(), Optional.empty(), Optional.empty(), List.of());
      }
      List<ProblemText> problems = event.problems().stream().map(ProblemText::of).toList();
      ProblemText first = problems.get(0);
      return new EventStatus(
          id,
          "rejected",
          Optional.of(first.code),
          Optional.of(first.field).filter(field -> !field.isEmpty()),
          Optional.of(first.reason),
          problems.subList(1, problems.size()));
    }
  }

  /** A problem as it is written. */
  record ProblemText(
      String code, @JsonInclude(JsonInclude.Include.NON_EMPTY) String field, String reason) {
    static ProblemText of(Problem problem) {
      return new ProblemText(problem.code().code(), problem.field(), problem.reason());
    }
  }

  /** What is answered when at least one event was accepted. */
  record Receipts(int accepted, int rejected, List<EventStatus> events) {}

  /** After the bus has acknowledged what could be accepted of {@code events}. */
  static EventAnswer of(List<RawEvent> events) {
    List<EventStatus> statuses = new ArrayList<>(events.size());
    int accepted = 0;
    for (RawEvent event : events) {
      statuses.add(EventStatus.of(event));
      accepted += event.problems().isEmpty() ? 1 : 0;
    }
    int rejected = events.size() - accepted;
    if (accepted == 0 && rejected > 0) {
      return nothing(events, statuses);
    }
    Receipts receipts = new Receipts(accepted, rejected, statuses);
    return new EventAnswer(
        rejected == 0 ? ACCEPTED : MULTI_STATUS, ProblemBody.JSON, BusJson.write(receipts));
  }

  private static EventAnswer nothing(List<RawEvent> events, List<EventStatus> statuses) {
    Problem first = events.get(0).problems().get(0);
    boolean forbidden =
        events.stream().allMatch(e -> e.problems().get(0).code() == CollectCode.TENANT_FORBIDDEN);
    int status = forbidden ? CollectCode.TENANT_FORBIDDEN.status() : BAD_REQUEST;
    String detail =
        events.size() == 1
            ? first.reason()
            : "none of " + events.size() + " events was accepted; the first: " + first.reason();
    ProblemBody body =
        ProblemBody.of(new Problem(first.code(), first.field(), detail), status, statuses);
    return new EventAnswer(status, ProblemBody.PROBLEM, BusJson.write(body));
  }
}
