package io.bursar.routes.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.routes.bus.BusJson;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Problem details (RFC 9457) as every refusal of a request is written.
 *
 * @param field attribute, field or header; empty when it is the whole
 * @param events how each event fared, when events were looked at
 */
record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String field,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventAnswer.EventStatus> events) {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  /** How long a caller waits before the bus is tried again, in seconds. */
  private static final String RETRY_AFTER = "5";

  static ProblemBody of(Problem problem, int status, List<EventAnswer.EventStatus> events) {
    CollectCode code = problem.code();
    return new ProblemBody(
        "urn:bursar:problem:" + code.code(),
        code.title(),
        status,
        problem.reason(),
        code.code(),
        problem.field(),
        events);
  }

  /** Answers a request that is refused whole. */
  static void answer(Message message, Problem problem) {
    int status = problem.code().status();
    write(message, status, PROBLEM, BusJson.write(of(problem, status, List.of())));
    message.setHeader(CollectCode.REFUSED_BY, problem.code().code());
    if (problem.code() == CollectCode.NOT_ACKNOWLEDGED) {
      message.setHeader("Retry-After", RETRY_AFTER);
    }
  }

  /** Answers, and lets no header of the request go back with it. */
  static void write(Message message, int status, String contentType, byte[] body) {
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, contentType);
    message.setBody(body);
  }
}
