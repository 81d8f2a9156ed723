package io.bursar.hub.configuration;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file as UTF-8, exactly or not at all. */
final class TextFile {

  /** The largest file: a hundred thousand budgets, and what a {@code declare} may carry. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  private TextFile() {}

  /** The text without a byte order mark; empty when a lint says why not. */
  static Optional<String> read(Path path, String inside, Lints lints) {
    Place place = Place.of(inside);
    try (InputStream input = Files.newInputStream(path)) {
      byte[] bytes = input.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        lints.add(
            Lint.error(
                place,
                LintCode.TOO_LARGE,
                "larger than " + MOST_BYTES / 1024 / 1024 + " MiB",
                "split it, or take out what is not configuration"));
        return Optional.empty();
      }
      return decode(bytes, inside, lints);
    } catch (IOException e) {
      lints.add(
          Lint.error(
              place,
              LintCode.UNREADABLE,
              "the file cannot be read, " + e.getClass().getSimpleName(),
              "make it a file that the hub's user may read"));
      return Optional.empty();
    }
  }

  private static Optional<String> decode(byte[] bytes, String inside, Lints lints) {
    if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      lints.add(
          Lint.error(Place.of(inside), LintCode.CHARSET, "the file is UTF-16", "save it as UTF-8"));
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - text.lastIndexOf('\n');
      lints.add(
          Lint.error(
              new Place(inside, line, column),
              LintCode.CHARSET,
              "not UTF-8, at the byte",
              String.format("0x%02X", bytes[in.position()]),
              "save the file as UTF-8; it may be Latin-1 or Windows-1252"));
      return Optional.empty();
    }
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
