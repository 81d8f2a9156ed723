package io.bursar.hub.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What goes back to a caller: nothing but this, whatever an exchange carries.
 *
 * @param status HTTP status
 * @param mediaType of the body
 * @param headers further headers
 * @param body bytes, in full
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one answer; nobody compares answers
record Answer(int status, Optional<String> mediaType, Map<String, String> headers, byte[] body) {

  static final String JSON = "application/json";

  static Answer json(byte[] body, Map<String, String> headers) {
    return new Answer(HttpServletResponse.SC_OK, Optional.of(JSON), headers, body);
  }

  /** The same with another status. */
  Answer withStatus(int other) {
    return new Answer(other, mediaType, headers, body);
  }

  void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    mediaType.ifPresent(response::setContentType);
    headers.forEach(response::setHeader);
    // Figures of a ledger belong into no cache, shared or private.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
