package io.bursar.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A link in a page leads to a file of the repository, and to a heading that it has. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(CODE.matcher(Repository.text(page)).replaceAll(""));
      while (link.find()) {
        String to = link.group(1);
        if (!to.matches("[a-z]+:.*")) {
          links++;
          if (!leads(page, to)) {
            broken.add(Repository.ROOT.relativize(page) + " → " + to);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(20);
  }

  /** A page that nothing leads to is found by nobody. */
  @Test
  void everyPageOfDocsIsInItsIndex() {
    Path index = Repository.ROOT.resolve("docs/README.md");
    Set<Path> linked = new HashSet<>();
    Matcher link = LINK.matcher(Repository.text(index));
    while (link.find()) {
      linked.add(index.resolveSibling(link.group(1)).normalize());
    }
    assertThat(
            pages().stream()
                .filter(page -> page.startsWith(Repository.ROOT.resolve("docs")))
                .filter(page -> !page.equals(index))
                // Benchmarks are dated runs; the index leads to their folder.
                .filter(page -> !page.startsWith(Repository.ROOT.resolve("docs/benchmarks"))))
        .isNotEmpty()
        .allMatch(linked::contains);
  }

  private static boolean leads(Path page, String to) {
    int anchor = to.indexOf('#');
    String file = anchor < 0 ? to : to.substring(0, anchor);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target)
        && (anchor < 0 || anchors(target).contains(to.substring(anchor + 1)));
  }

  /** As code hosts make them: lower case, dashes for blanks, no other signs. */
  private static Set<String> anchors(Path page) {
    Set<String> anchors = new HashSet<>();
    Matcher heading = HEADING.matcher(Repository.text(page));
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-'));
    }
    return anchors;
  }

  private static List<Path> pages() {
    return Repository.files(file -> file.toString().endsWith(".md"));
  }
}
