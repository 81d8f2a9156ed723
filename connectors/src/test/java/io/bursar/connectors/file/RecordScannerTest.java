package io.bursar.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.file.RecordScanner.Damage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordScannerTest {

  record Found(String text, long line, Damage damage) {}

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "a,b|c,d -> 1:a,b 2:c,d",
        "a,b|c,d| -> 1:a,b 2:c,d",
        "||a|||b -> 3:a 6:b",
        "a^|b^|^|c -> 1:a 2:b 4:c",
        "a^b^c -> 1:a 2:b 3:c",
        "\"a|b\",c|d -> 1:\"a|b\",c 3:d",
        "\"a^|b\"^|d -> 1:\"a^|b\" 3:d",
        "\"a\"\"|b\"|d -> 1:\"a\"\"|b\" 3:d",
        "a\"b,c|d -> 1:a\"b,c 2:d",
        "\"\"|d -> 1:\"\" 2:d",
        "\"a|b|c -> !1:\"a 2:b 3:c",
        "x,\"a|b -> !1:x,\"a 2:b",
        "\"a\"b,c|d -> !1:\"a\"b,c 2:d",
        "\"a|b\"c,d|e -> !1:\"a 2:b\"c,d 3:e",
        "\"a^|b\"c^|e -> !1:\"a 2:b\"c 3:e",
        "\"a -> !1:\"a",
        "0123456789abcdef|x -> ?1:0123456789 2:x",
        "x|0123456789abcdef -> 1:x ?2:0123456789",
        "\"012|3456789abcdef\"|y -> !1:\"012 ?2:3456789abc 3:y",
        "\"0123456789abcdef\"|y -> ?1:\"012345678 2:y",
      })
  void finds(String input, String expected) throws IOException {
    byte[] bytes = input.replace('|', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);
    for (int chunk : new int[] {1, 2, 3, 1000}) {
      StringBuilder found = new StringBuilder();
      for (Found one : scan(bytes, chunk, 10)) {
        found.append(found.isEmpty() ? "" : " ");
        found.append(
            one.damage() == Damage.QUOTES ? "!" : one.damage() == Damage.TOO_LONG ? "?" : "");
        found.append(one.line()).append(':').append(one.text());
      }
      assertThat(found.toString().replace('\n', '|').replace('\r', '^'))
          .as("in chunks of " + chunk)
          .isEqualTo(expected);
    }
  }

  /** Whatever the bytes: none is lost, none twice, each record's line is right. */
  @Test
  void losesNothing() throws IOException {
    Random random = new Random(7);
    String alphabet = "ab,\"\n\r";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String input = text.toString();
      List<Found> found = scan(input.getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(5), 1000);
      int at = 0;
      for (Found one : found) {
        while (input.charAt(at) == '\n' || input.charAt(at) == '\r') {
          at++;
        }
        assertThat(input.startsWith(one.text(), at)).as(input).isTrue();
        long line =
            1
                + input
                    .substring(0, at)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
        assertThat(one.line()).as(input).isEqualTo(line);
        at += one.text().length();
      }
      assertThat(input.substring(at).strip()).as(input).isEmpty();
    }
  }

  private static List<Found> scan(byte[] bytes, int chunk, int limit) throws IOException {
    RecordScanner scanner = new RecordScanner(new Dripping(bytes, chunk), ',', '"', limit);
    List<Found> found = new ArrayList<>();
    while (scanner.next()) {
      found.add(
          new Found(
              new String(scanner.bytes(), StandardCharsets.UTF_8),
              scanner.line(),
              scanner.damage()));
    }
    return found;
  }

  /** Gives at most so many bytes at a time, as networks do. */
  private static final class Dripping extends InputStream {
    private final InputStream bytes;
    private final int chunk;

    Dripping(byte[] bytes, int chunk) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.chunk = chunk;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return bytes.read(to, offset, Math.min(chunk, length));
    }
  }
}
