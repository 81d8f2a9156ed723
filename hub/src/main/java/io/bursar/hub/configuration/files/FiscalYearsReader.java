package io.bursar.hub.configuration.files;

import io.bursar.core.period.FiscalYear;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the table of fiscal years of {@code tenant.yaml}. */
final class FiscalYearsReader {

  private final Fields tenant;
  private final LocalDate today;
  private final Lints lints;

  /**
   * @param today of whoever reads the configuration: a table that ends soon is a warning
   */
  FiscalYearsReader(Fields tenant, LocalDate today, Lints lints) {
    this.tenant = tenant;
    this.today = today;
    this.lints = lints;
  }

  /**
   * The years; empty in the Optional when they are wrong, a list without any when none is given.
   */
  Optional<List<FiscalYear>> read() {
    List<FiscalYear> years = new ArrayList<>();
    boolean sure = tenant.complete("fiscal-years");
    for (Fields item : tenant.objects("fiscal-years")) {
      if (!item.complete()) {
        sure = false;
        continue;
      }
      FiscalYear year = year(item);
      Optional<FiscalYear> before =
          years.isEmpty() ? Optional.empty() : Optional.of(years.get(years.size() - 1));
      Optional<String> problem = year.problem().or(() -> before.flatMap(year::problemAfter));
      problem.ifPresent(why -> lint(item, year, why));
      sure &= problem.isEmpty();
      years.add(year);
    }
    if (!years.isEmpty() && tenant.mentions("fiscal-year-start")) {
      sure = false;
      tenant
          .found("fiscal-year-start", Integer.class)
          .ifPresent(
              start ->
                  lints.add(
                      Lint.error(
                          start.place(),
                          LintCode.TOGETHER,
                          "a fiscal year that begins with a month, beside a table of fiscal years:",
                          start.value().toString(),
                          "keep one of the two")));
    }
    if (sure && !years.isEmpty()) {
      warn(years);
    }
    return sure ? Optional.of(List.copyOf(years)) : Optional.empty();
  }

  private static FiscalYear year(Fields item) {
    int number = item.need("year", Integer.class);
    LocalDate first = item.need("first-day", LocalDate.class);
    return item.get("pattern", String.class)
        .map(pattern -> FiscalYear.of(number, first, weeks(pattern)))
        .orElseGet(
            () ->
                new FiscalYear(
                    number,
                    first,
                    item.all("weeks", Integer.class).stream().map(Found::value).toList()));
  }

  private static List<Integer> weeks(String pattern) {
    return Arrays.stream(pattern.split("-", -1)).map(Integer::valueOf).toList();
  }

  private void lint(Fields item, FiscalYear year, String why) {
    lints.add(
        Lint.error(
            item.place(),
            LintCode.OUT_OF_RANGE,
            why + ", fiscal year",
            String.valueOf(year.year()),
            "correct it; years stand one after the other and have 52 or 53 weeks"));
  }

  private void warn(List<FiscalYear> years) {
    FiscalYear last = years.get(years.size() - 1);
    if (last.last().isBefore(today.plusYears(1))) {
      lints.add(
          Lint.warning(
              tenant.entries().get("fiscal-years").keyPlace(),
              LintCode.ENDS_SOON,
              "the table of fiscal years ends within a year, on",
              last.last().toString(),
              "append the next year: charges on later days are rejected"));
    }
  }
}
