package io.bursar.connectors.csv;

import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.Shown;
import io.bursar.connectors.file.TableLayout;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping's {@code table}. */
final class LayoutReader {
  private LayoutReader() {}

  static TableLayout layout(Optional<Given> table) {
    char delimiter = table.map(given -> character(given, "delimiter", ',')).orElse(',');
    char quote = table.map(given -> character(given, "quote", '"')).orElse('"');
    if (delimiter == quote) {
      Given given = table.orElseThrow();
      given
          .lints()
          .error(
              FormatCode.MAPPING_CONFLICT,
              given.path(),
              given.node(),
              "delimiter and quote are both " + Shown.value(String.valueOf(quote)));
      quote = '\0';
    }
    return new TableLayout(
        delimiter,
        quote,
        table
            .flatMap(given -> given.get("charset"))
            .map(LayoutReader::charset)
            .orElse(StandardCharsets.UTF_8),
        table.flatMap(given -> given.text("header")).map(Boolean::parseBoolean).orElse(true),
        table.flatMap(given -> given.text("skip-rows")).map(Integer::parseInt).orElse(0),
        table.map(given -> Set.copyOf(given.texts("nulls"))).orElse(Set.of()));
  }

  private static char character(Given table, String key, char fallback) {
    Optional<Given> given = table.get(key);
    if (given.isEmpty()) {
      return fallback;
    }
    String text = given.get().text();
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.equals("none")) {
      return '\0';
    }
    if (text.length() == 1
        && text.charAt(0) > 0
        && text.charAt(0) < 0x80
        && !Character.isLetterOrDigit(text.charAt(0))
        && text.charAt(0) != '\n'
        && text.charAt(0) != '\r') {
      return text.charAt(0);
    }
    table
        .lints()
        .error(
            FormatCode.MAPPING_BAD_VALUE,
            given.get().path(),
            given.get().node(),
            Shown.value(text) + " is no single sign such as ; or the word tab");
    return fallback;
  }

  private static Charset charset(Given given) {
    try {
      return Charset.forName(given.text());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      given
          .lints()
          .error(
              FormatCode.MAPPING_BAD_VALUE,
              given.path(),
              given.node(),
              Shown.value(given.text()) + " is no charset such as UTF-8 or windows-1252");
      return StandardCharsets.UTF_8;
    }
  }
}
