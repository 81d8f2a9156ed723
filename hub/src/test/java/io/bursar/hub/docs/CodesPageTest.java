package io.bursar.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A code has one meaning, one owner and one line in docs/reference/codes.md. */
class CodesPageTest {

  private static final Path PAGE = Repository.ROOT.resolve("docs/reference/codes.md");
  private static final Pattern CODE = Pattern.compile("BUR-\\d{4}");

  /** Ranges that a comment reserves: their ends need not be codes. */
  private static final Pattern RANGE = Pattern.compile("BUR-\\d{4} to BUR-\\d{4}");

  @Test
  void pageIsCurrent() throws IOException {
    if (Boolean.getBoolean("bursar.docs.write")) {
      Files.writeString(PAGE, CodesPage.text());
    }
    assertThat(PAGE)
        .as("generated; write it anew with -Dbursar.docs.write=true -Dtest=CodesPageTest")
        .hasContent(CodesPage.text());
  }

  @Test
  void noCodeIsGivenTwice() {
    Map<String, String> owners = new HashMap<>();
    for (Class<?> owner : CodesPage.owners()) {
      for (Code code : CodesPage.codes(owner)) {
        assertThat(code.code()).matches(CODE);
        assertThat(owners.put(code.code(), owner.getName()))
            .as("%s of %s has an owner already", code.code(), owner.getName())
            .isNull();
      }
    }
    assertThat(owners).hasSizeGreaterThan(100);
  }

  @Test
  void everyOwnerKeepsToTheNumbersOfItsSection() {
    Map<String, Class<?>> owners =
        CodesPage.owners().stream().collect(Collectors.toMap(Class::getName, owner -> owner));
    Set<String> sections =
        CodesPage.SECTIONS.stream().map(CodesPage.Section::owner).collect(Collectors.toSet());
    assertThat(owners.keySet()).isEqualTo(sections);
    for (CodesPage.Section section : CodesPage.SECTIONS) {
      assertThat(CodesPage.codes(owners.get(section.owner())))
          .as(section.toString())
          .isNotEmpty()
          .allMatch(section::has);
    }
    List<CodesPage.Section> inOrder = CodesPage.SECTIONS;
    for (int i = 1; i < inOrder.size(); i++) {
      assertThat(inOrder.get(i).first()).isGreaterThan(inOrder.get(i - 1).last());
    }
  }

  @Test
  void everyCodeHasWordsThatFitATable() {
    for (Class<?> owner : CodesPage.owners()) {
      for (Code code : CodesPage.codes(owner)) {
        assertThat(code.title()).as(code.code()).isNotBlank().doesNotContain("|", "\n");
        assertThat(code.remedy()).as(code.code()).endsWith(".").doesNotContain("|", "\n");
      }
    }
  }

  /** A code that no enum declares would have no line on the page. */
  @Test
  void codesAreMadeByTheirOwnersOnly() {
    assertThat(Repository.files(file -> isSaid(file) && file.toString().endsWith(".java")))
        .filteredOn(file -> Repository.text(file).matches("(?s).*\"BUR-(\\d|\"\\s*\\+).*"))
        .isNotEmpty()
        .allMatch(CodesPage::declaresCodes);
  }

  /** What a program, a script, a setting or a page says is looked up by people. */
  @Test
  void everyCodeSaidAnywhereIsOnThePage() {
    String page = CodesPage.text();
    Map<String, Set<Path>> unknown = new TreeMap<>();
    int said = 0;
    for (Path file : Repository.files(CodesPageTest::isSaid)) {
      String text = RANGE.matcher(Repository.text(file)).replaceAll("");
      for (String code : CODE.matcher(text).results().map(found -> found.group()).toList()) {
        said++;
        if (!page.contains("| `" + code + "` |")) {
          unknown.computeIfAbsent(code, any -> new TreeSet<>()).add(file);
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(said).isGreaterThan(100);
  }

  private static boolean isSaid(Path file) {
    String path = Repository.ROOT.relativize(file).toString().replace('\\', '/');
    return !path.contains("src/test/")
        && (path.equals("bursar") || path.matches(".*\\.(java|md|ya?ml|sql|xml|json)"));
  }
}
