package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A problem detail (RFC 9457). Its text says what was wrong with the request, never what the hub
 * holds for anybody else, and never a stack trace.
 *
 * @param code what kind of problem
 * @param detail what was wrong, the value, what to do
 * @param headers further headers of the answer
 */
public record Problem(ApiCode code, String detail, Map<String, String> headers) {

  /** What a problem detail is sent as. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Longest piece of a request that is said back. */
  private static final int LONGEST_ECHO = 80;

  /** One without headers of its own. */
  public static Problem of(ApiCode code, String detail) {
    return new Problem(code, detail, Map.of());
  }

  Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(code, detail, more);
  }

  /** The answer that says so. */
  Answer answer() {
    return new Answer(code.status(), Optional.of(MEDIA_TYPE), headers, body(code.status()));
  }

  /** The body, for an answer with that status. */
  byte[] body(int status) {
    return BusJson.write(members(status));
  }

  /** The members of the body, for an answer with that status. */
  public Map<String, Object> members(int status) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:bursar:problem:" + code.code());
    body.put("title", code.title());
    body.put("status", status);
    body.put("detail", detail + (detail.endsWith(".") ? " " : ". ") + code.remedy());
    body.put("code", code.code());
    return body;
  }

  /** A value of the request, shortened and made harmless, in quotes. */
  static String shown(String value) {
    String cut = value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "…" : value;
    return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
