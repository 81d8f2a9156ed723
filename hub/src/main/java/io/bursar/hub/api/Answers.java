package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.views.BadCursor;
import io.bursar.routes.views.ViewAway;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an answer of what an operation's route left in the exchange. */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  /** What a route may say in headers beside status and media type. */
  private static final String[] HEADERS = {"Location", "Link", "Retry-After"};

  private Answers() {}

  /**
   * An {@link Answer} in the body as it is; else the body with status, media type and the few
   * headers that a reply may have.
   *
   * @throws Refusal when the operation was refused or failed
   */
  static Answer of(Operation operation, Exchange exchange) {
    if (exchange.getException() != null) {
      throw refusal(operation, exchange.getException());
    }
    Message message = exchange.getMessage();
    if (message.getBody() instanceof Refusal refusal) {
      throw refusal;
    }
    return message.getBody() instanceof Answer answer ? answer : foreign(operation, message);
  }

  private static Answer foreign(Operation operation, Message message) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : HEADERS) {
      Optional.ofNullable(message.getHeader(name, String.class))
          .ifPresent(value -> headers.put(name, value));
    }
    Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    return new Answer(
        status == null ? HttpServletResponse.SC_OK : status,
        Optional.of(mediaType(operation, message)),
        headers,
        bytes(message.getBody()));
  }

  private static String mediaType(Operation operation, Message message) {
    String said = message.getHeader(Exchange.CONTENT_TYPE, String.class);
    // Where a route says nothing, Camel puts every media type of the contract there, with commas.
    return said == null || said.indexOf(',') >= 0 ? operation.offers().iterator().next() : said;
  }

  private static byte[] bytes(Object body) {
    if (body == null) {
      return new byte[0];
    }
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    return body instanceof String text
        ? text.getBytes(StandardCharsets.UTF_8)
        : BusJson.write(body);
  }

  /** How a failure is answered. */
  static Refusal refusal(Operation operation, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof BadCursor) {
        return new Refusal(ApiCode.CURSOR_INVALID, "the cursor is not one of this list");
      }
      if (cause instanceof ViewAway) {
        LOG.warn("Operation {} found a view away: {}", operation.id(), cause.getMessage());
        return new Refusal(
            Problem.of(ApiCode.VIEW_DOWN, "what this is looked up in does not answer")
                .with("Retry-After", "5"));
      }
    }
    LOG.error("Operation {} failed", operation.id(), failure);
    return new Refusal(ApiCode.INTERNAL, "operation " + operation.id() + " failed");
  }
}
