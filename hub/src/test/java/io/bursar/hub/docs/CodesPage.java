package io.bursar.hub.docs;

import io.bursar.core.Code;
import io.bursar.hub.ExitCode;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.api.ApiCode;
import io.bursar.routes.collect.CollectCode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes docs/reference/codes.md out of every enum of codes in the sources. */
final class CodesPage {

  /**
   * Codes of one enum.
   *
   * @param owner the enum's full name; some are visible in their package only
   * @param first the lowest number it may give
   * @param last the highest
   * @param title whose codes they are
   * @param where people and programs meet them
   */
  record Section(String owner, int first, int last, String title, String where) {

    boolean has(Code code) {
      int number = Integer.parseInt(code.code().substring("BUR-".length()));
      return number >= first && number <= last;
    }
  }

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "io.bursar.routes.collect.CollectCode",
              1000,
              1199,
              "collect: the doors for spend",
              "In the answer of `POST /api/v1/events` and of imports, for one event or for all of"
                  + " them; in `./bursar rejects` for files of a watched folder."),
          new Section(
              "io.bursar.connectors.file.FormatCode",
              1200,
              1399,
              "Files, rows and mappings",
              "In `./bursar rejects`, for a row or a whole file; BUR-1300 and above when a mapping"
                  + " is read: by `./bursar import`, `./bursar lint` and at the start."),
          new Section(
              "io.bursar.hub.configuration.lint.LintCode",
              1400,
              1499,
              "Configuration",
              "Printed with file, line and column by `./bursar lint` and at the start."),
          new Section(
              "io.bursar.forecasting.ForecastingCode",
              1500,
              1599,
              "Forecasting",
              "When a file of series is read to evaluate forecasts."),
          new Section(
              "io.bursar.routes.clean.CleanCode",
              1600,
              1699,
              "clean",
              "In `./bursar rejects`, for what was accepted and could not be attributed or priced."),
          new Section(
              "io.bursar.core.ledger.rules.LedgerCode",
              1800,
              1899,
              "The ledger's rules",
              "In `./bursar rejects`, in the reasons of decisions, in the reply to a configuration"
                  + " and in the hub's log."),
          new Section(
              "io.bursar.routes.ledger.LedgerCode",
              1900,
              1999,
              "The ledger's journal",
              "In `./bursar rejects`; BUR-1903 in the log, and the ledger does not start."),
          new Section(
              "io.bursar.hub.api.ApiCode",
              2000,
              2099,
              "HTTP API",
              "In the field `code` of a problem (RFC 9457)."),
          new Section(
              "io.bursar.hub.keys.KeyCode",
              2150,
              2159,
              "Keys",
              "On standard error, at the start of a hub."),
          new Section(
              "io.bursar.adapters.delivery.DeliveryCode",
              2200,
              2299,
              "Deliveries",
              "In `./bursar deliveries`, for an attempt that failed."),
          new Section(
              "io.bursar.hub.ProgramCode",
              2400,
              2599,
              "Command line and start",
              "On standard error, with the exit code beside it."));

  private static final String JAVA = "/src/main/java/";

  private static final Pattern OWNER = Pattern.compile("\\bimplements\\s+(\\w+,\\s*)*Code\\b");

  private static final String INTRODUCTION =
      """
      # Codes

      Whatever Bursar refuses or cannot do has a code. It never changes its meaning, so scripts and
      runbooks may rely on it; the sentence beside it may be reworded. The line in which a code
      appears says what was wrong this time; this page says it in general.

      This page is made from the code and a test holds it to it.

      """;

  private CodesPage() {}

  /**
   * Every enum of codes, wherever it is, by the sources: some are visible in their package only.
   */
  static List<Class<?>> owners() {
    return Repository.files(CodesPage::declaresCodes).stream()
        .<Class<?>>map(CodesPage::compiled)
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  static boolean declaresCodes(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains(JAVA)
        && path.endsWith(".java")
        && OWNER.matcher(Repository.text(file)).find();
  }

  private static Class<?> compiled(Path source) {
    String path = source.toString().replace('\\', '/');
    String name = path.substring(path.indexOf(JAVA) + JAVA.length(), path.length() - 5);
    try {
      return Class.forName(name.replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(source + " is not on the class path", e);
    }
  }

  static List<Code> codes(Class<?> owner) {
    return Stream.of(owner.getEnumConstants()).map(Code.class::cast).toList();
  }

  static String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    List<Class<?>> owners = owners();
    for (Section section : SECTIONS) {
      owners.stream()
          .filter(owner -> owner.getName().equals(section.owner()))
          .forEach(owner -> write(page, section, codes(owner)));
    }
    page.append("## Exit codes\n\nOf every command of `./bursar`.\n\n");
    page.append("| exit code | meaning |\n|---|---|\n");
    for (ExitCode exit : ExitCode.values()) {
      page.append("| %d | %s |\n".formatted(exit.status(), exit.meaning()));
    }
    return page.toString();
  }

  private static void write(StringBuilder page, Section section, List<Code> codes) {
    page.append("## ").append(section.title()).append("\n\n");
    page.append(section.where()).append("\n\n");
    page.append("| code | what | what to do | answer |\n|---|---|---|---|\n");
    codes.stream()
        .sorted(Comparator.comparing(Code::code))
        .forEach(
            code ->
                page.append(
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            code.code(), sentence(code.title()), code.remedy(), answer(code))));
    page.append('\n');
  }

  private static String sentence(String title) {
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  private static String answer(Code code) {
    if (code instanceof ApiCode api) {
      return "HTTP " + api.status();
    }
    if (code instanceof CollectCode collect) {
      return "HTTP " + collect.status();
    }
    return code instanceof ProgramCode program ? "exit " + program.exit().status() : "";
  }
}
