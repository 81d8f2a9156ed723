package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML's plain part: one document of mappings, lists and scalars. Anchors, aliases and tags
 * are refused, because with them a small file can mean a huge one.
 */
public final class YamlReader {

  private YamlReader() {}

  /** What the file says; empty, with lints, when it cannot be read as YAML. */
  public static Optional<YamlFile> read(String file, String text, Lints lints) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            // With a smaller buffer a long line is copied again for every buffer of it.
            .setBufferSize(Math.max(1024, text.length()))
            .build();
    Positions positions = new Positions(file, text);
    try {
      TreeBuilder builder = new TreeBuilder(positions, lints);
      Optional<YamlNode> root = builder.build(new Parse(settings).parseString(text).iterator());
      return root.map(node -> new YamlFile(file, text, node));
    } catch (MarkedYamlEngineException e) {
      lints.add(syntax(positions, text, e));
    } catch (ReaderException e) {
      lints.add(
          Lint.error(
              positions.placeOf(e.getPosition()),
              LintCode.SYNTAX,
              "a character that YAML does not allow",
              Character.toString(e.getCodePoint()),
              "remove it"));
    } catch (YamlEngineException e) {
      lints.add(Lint.error(Place.of(file), LintCode.SYNTAX, e.getMessage(), "correct the YAML"));
    }
    return Optional.empty();
  }

  private static Lint syntax(Positions positions, String text, MarkedYamlEngineException e) {
    Optional<Mark> end = e.getProblemMark().filter(at -> at.getIndex() >= positions.length());
    // What is still open at the end of the file is looked for where it was opened.
    Optional<Mark> mark =
        end.flatMap(at -> e.getContextMark()).or(e::getProblemMark).or(e::getContextMark);
    Place place = mark.map(positions::place).orElse(positions.file());
    String line = text.lines().skip(Math.max(0, place.line() - 1)).findFirst().orElse("");
    if (tabbed(line)) {
      return Lint.error(
          new Place(place.file(), place.line(), line.indexOf('\t') + 1),
          LintCode.TAB,
          "a tab in the indentation" + otherTabs(text, place.line()),
          "indent with spaces");
    }
    if (line.contains("${")) {
      return Lint.error(
          place,
          LintCode.SYNTAX,
          "not valid YAML, " + e.getProblem(),
          "put quotes around text with braces: \"${env:NAME}\"");
    }
    return Lint.error(
        place,
        LintCode.SYNTAX,
        "not valid YAML, " + words(e),
        "correct this line or the one before it; often a quote, a bracket or a space after the"
            + " colon is missing");
  }

  private static String words(MarkedYamlEngineException e) {
    return (e.getContext() == null ? "" : e.getContext() + ": ") + e.getProblem();
  }

  private static String otherTabs(String text, int known) {
    List<String> lines = text.lines().toList();
    String others =
        IntStream.rangeClosed(1, lines.size())
            .filter(line -> line != known && tabbed(lines.get(line - 1)))
            .limit(20)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "" : ", also in line " + others;
  }

  private static boolean tabbed(String line) {
    return line.substring(0, line.length() - line.stripLeading().length()).contains("\t");
  }
}
