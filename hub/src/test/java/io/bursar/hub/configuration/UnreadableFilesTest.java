package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no text, no YAML, or made to hurt: a clear word, bounded time and memory. */
class UnreadableFilesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path budgets;

  @BeforeEach
  void tenant() throws IOException {
    Path acme = Files.createDirectories(folder.resolve("tenants/acme"));
    Files.writeString(acme.resolve("tenant.yaml"), "currency: USD\n");
    budgets = acme.resolve("budgets.yaml");
  }

  private List<String> lints() {
    return Assertions.assertTimeoutPreemptively(SOON, () -> Folders.load(folder)).lints().stream()
        .map(Lint::text)
        .toList();
  }

  @Test
  void latin1() throws IOException {
    Files.write(budgets, "# a\nbudgets: [] # für\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(lints())
        .containsExactly(
            "tenants/acme/budgets.yaml:2:16: error BUR-1401: not UTF-8, at the byte \"0xFC\": save"
                + " the file as UTF-8; it may be Latin-1 or Windows-1252");
  }

  @Test
  void utf8CutInTheMiddleOfACharacter() throws IOException {
    byte[] whole = "budgets: [] # ü".getBytes(StandardCharsets.UTF_8);
    Files.write(budgets, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(lints()).singleElement().asString().contains("BUR-1401");
  }

  @Test
  void utf16() throws IOException {
    Files.write(budgets, "budgets: []\n".getBytes(StandardCharsets.UTF_16));
    assertThat(lints())
        .containsExactly(
            "tenants/acme/budgets.yaml: error BUR-1401: the file is UTF-16: save it as UTF-8");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsAreFine() throws IOException {
    Files.writeString(budgets, "\uFEFFbudgets:\r\n  - {node: acme, month: x}\r\n");
    assertThat(lints()).singleElement().asString().startsWith("tenants/acme/budgets.yaml:2:25:");
  }

  @Test
  void columnsCountCharactersAlsoBeyondThePlane() throws IOException {
    Files.writeString(budgets, "budgets:\n  - {node: \"😀😀\", month: x}\n");
    assertThat(lints())
        .anyMatch(lint -> lint.startsWith("tenants/acme/budgets.yaml:2:25: error BUR-1420"));
  }

  @Test
  void whatACommentLeavesOpenIsToldWhereTheTextEnds() throws IOException {
    Files.writeString(budgets, "budgets:\n  - {node: acme, month: #100}\n\n");
    assertThat(lints())
        .singleElement()
        .asString()
        .startsWith("tenants/acme/budgets.yaml:2:30: error BUR-1403: not valid YAML");
  }

  @Test
  void folderInPlaceOfAFile() throws IOException {
    Files.createDirectory(budgets);
    assertThat(lints())
        .containsExactly(
            "tenants/acme/budgets.yaml: error BUR-1400: the file cannot be read, IOException: make"
                + " it a file that the hub's user may read");
  }

  @Test
  void danglingLink() throws IOException {
    Files.createSymbolicLink(budgets, folder.resolve("nowhere"));
    assertThat(lints()).singleElement().asString().contains("BUR-1400").contains("NoSuchFile");
  }

  @Test
  void fileInPlaceOfTheFolder() {
    Path file = folder.resolve("tenants/acme/tenant.yaml");
    assertThat(Folders.load(file).lints())
        .singleElement()
        .satisfies(lint -> assertThat(lint.code()).isEqualTo(LintCode.UNREADABLE));
  }

  @Test
  void tooLarge() throws IOException {
    Files.writeString(budgets, "#".repeat(TextFile.MOST_BYTES + 1));
    assertThat(lints()).singleElement().asString().contains("BUR-1402: larger than 16 MiB");
  }

  @Test
  void manyMistakesAreCountedNotListed() throws IOException {
    Files.writeString(
        budgets,
        "budgets:\n"
            + IntStream.range(0, 20_000)
                .mapToObj(i -> "  - {nod: acme, month: x" + i + "}\n")
                .collect(Collectors.joining()));
    List<String> lints = lints();
    assertThat(lints).hasSize(1001);
    assertThat(lints.get(1000)).contains("BUR-1499: there are 59000 more");
  }

  /** Where a budget's month should stand. */
  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("a million digits", "9".repeat(1_000_000), "BUR-1415"),
        Arguments.of("10,000 deep, flow", "[".repeat(10_000) + "]".repeat(10_000), "BUR-1407"),
        Arguments.of("10,000 deep, open", "{a: ".repeat(10_000), "BUR-1407"),
        Arguments.of("a long line", "\"" + "x".repeat(10_000_000) + "\"", "BUR-1420"),
        Arguments.of("control characters", "\"\u0007\u001b[31m\"", "BUR-1403"),
        Arguments.of("right to left", "\"\u202e100\"", "BUR-1420"),
        Arguments.of("other digits", "١٢٣", "BUR-1420"),
        Arguments.of("a NUL", "\u0000", "BUR-1403"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostileValue(String about, String month, String code) throws IOException {
    Files.writeString(budgets, "budgets:\n  - node: acme\n    month: " + month + "\n");
    assertThat(lints())
        .as(about)
        .singleElement()
        .asString()
        .contains(code)
        .hasSizeLessThan(400)
        .matches(text -> text.chars().noneMatch(Character::isISOControl))
        .doesNotContain("\u202e");
  }

  @Test
  void deepByIndentation() throws IOException {
    String deep =
        IntStream.range(0, 2_000)
            .mapToObj(level -> " ".repeat(level) + "- \n")
            .collect(Collectors.joining());
    Files.writeString(budgets, "budgets:\n" + deep);
    assertThat(lints()).singleElement().asString().contains("BUR-1407");
  }

  @Test
  void billionLaughs() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", java.util.Collections.nCopies(9, alias))).append("]\n");
    }
    Files.writeString(budgets, bomb);
    assertThat(lints()).hasSize(30 + 29 * 9).allMatch(lint -> lint.contains("BUR-1406"));
  }

  @Test
  void deepestTreeThatIsAllowedIsRead() throws IOException {
    StringBuilder tree = new StringBuilder("currency: USD\nnodes:\n");
    for (int level = 0; level < 60; level++) {
      tree.append("  ".repeat(level + 1)).append("n").append(level).append(":\n");
    }
    Files.writeString(folder.resolve("tenants/acme/tenant.yaml"), tree);
    assertThat(lints()).isEmpty();
  }
}
