package io.bursar.hub.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query of a URI, read strictly: each name once, percent-encoded UTF-8. */
final class QueryText {

  private QueryText() {}

  /**
   * @throws Refusal naming the parameter that cannot be read or comes twice
   */
  static Map<String, String> parse(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (values.putIfAbsent(name, value) != null) {
          throw new Refusal(
              ApiCode.PARAMETER_INVALID, "parameter " + Problem.shown(name) + " is given twice");
        }
      }
    }
    return values;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) octet(text, i);
        i += 2;
      } else {
        // Tomcat lets only ASCII through.
        bytes[length++] = (byte) (c == '+' ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw unreadable(text);
    }
  }

  private static int octet(String text, int percent) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw unreadable(text);
    }
    return high << 4 | low;
  }

  private static Refusal unreadable(String text) {
    return new Refusal(
        ApiCode.MALFORMED, "the query has " + Problem.shown(text) + ", no percent-encoded UTF-8");
  }
}
