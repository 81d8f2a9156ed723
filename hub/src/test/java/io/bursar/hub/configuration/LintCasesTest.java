package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What is said about mistakes, word by word and place by place: a file a case in
 * resources/configuration/lints. {@code files} are laid into an empty folder, {@code lints} are all
 * that is said of them.
 */
class LintCasesTest {

  @TempDir Path folder;

  private record Case(
      String name, Map<String, String> files, Map<String, String> environment, List<String> lints) {

    @SuppressWarnings("unchecked") // a case that is not of this form fails its test
    static Case read(Path path) {
      try {
        Map<String, Object> all =
            (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(path));
        return new Case(
            String.valueOf(path.getFileName()),
            new TreeMap<>((Map<String, String>) all.get("files")),
            (Map<String, String>) all.getOrDefault("environment", Map.of()),
            (List<String>) all.get("lints"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static List<Case> cases() throws IOException, URISyntaxException {
    Path cases = Path.of(LintCasesTest.class.getResource("/configuration/lints").toURI());
    try (Stream<Path> files = Files.list(cases)) {
      return files.sorted().map(Case::read).toList();
    }
  }

  private static LoadedConfiguration load(Path folder, Case given) {
    return Folders.load(
        Folders.lay(folder.resolve(given.name()), given.files()), given.environment());
  }

  @TestFactory
  Stream<DynamicTest> says() throws IOException, URISyntaxException {
    return cases().stream()
        .map(
            given ->
                DynamicTest.dynamicTest(
                    given.name(),
                    () ->
                        assertThat(load(folder, given).lints())
                            .extracting(Lint::text)
                            .containsExactlyElementsOf(given.lints())));
  }

  @Test
  void everyCodeHasACase() throws IOException, URISyntaxException {
    Set<LintCode> said = EnumSet.noneOf(LintCode.class);
    for (Case given : cases()) {
      load(folder, given).lints().forEach(lint -> said.add(lint.code()));
    }
    // Those that no text file can show are in UnreadableFilesTest.
    assertThat(said)
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(
                    LintCode.UNREADABLE, LintCode.CHARSET, LintCode.TOO_LARGE, LintCode.MORE)));
  }
}
