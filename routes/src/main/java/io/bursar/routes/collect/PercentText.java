package io.bursar.routes.collect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Header values as CloudEvents' HTTP binding writes them (section 3.1.3.2). */
final class PercentText {

  private PercentText() {}

  /** The text; a percent sign that begins no two hex digits stands for itself. */
  static String decode(String header) {
    if (header.indexOf('%') < 0) {
      return header;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(header.length());
    for (int i = 0; i < header.length(); i++) {
      int code = header.charAt(i) == '%' ? hex(header, i + 1) : -1;
      if (code >= 0) {
        text.write(code);
        i += 2;
      } else {
        int point = header.codePointAt(i);
        text.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point) - 1;
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static int hex(String header, int at) {
    if (at + 1 >= header.length()) {
      return -1;
    }
    int high = Character.digit(header.charAt(at), 16);
    int low = Character.digit(header.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
