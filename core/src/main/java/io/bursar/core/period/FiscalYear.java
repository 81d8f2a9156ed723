package io.bursar.core.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fiscal year of whole weeks, as retailers have them: 4-4-5, 4-5-4, 5-4-4, with a 53rd week in
 * some years.
 *
 * @param year the year in its label, {@code FY2026}
 * @param first its first day, on whatever day of the week
 * @param weeks of its twelve periods, three to a quarter
 */
public record FiscalYear(int year, LocalDate first, List<Integer> weeks) {

  /** A document holds a month's days in the bits of a long. */
  private static final int MOST_WEEKS = 9;

  private static final int PERIODS = 12;

  public FiscalYear {
    weeks = List.copyOf(weeks);
  }

  /** One whose four quarters have the same three periods, {@code 4-4-5}. */
  public static FiscalYear of(int year, LocalDate first, List<Integer> quarter) {
    List<Integer> weeks =
        Stream.of(quarter, quarter, quarter, quarter).flatMap(List::stream).toList();
    return new FiscalYear(year, first, weeks);
  }

  /** Its last day. */
  public LocalDate last() {
    return first.plusWeeks(weeks.stream().mapToInt(Integer::intValue).sum()).minusDays(1);
  }

  /** Why it can't be in a table; empty when it can. */
  public Optional<String> problem() {
    if (year < 1000 || year > 9998 || Math.abs(first.getYear() - year) > 1) {
      return Optional.of("FY%04d does not begin in that year or beside it".formatted(year));
    }
    if (weeks.size() != PERIODS) {
      return Optional.of("it has " + weeks.size() + " periods, not 12");
    }
    for (int each : weeks) {
      if (each < 1 || each > MOST_WEEKS) {
        return Optional.of("a period has " + each + " weeks, not 1 to " + MOST_WEEKS);
      }
    }
    int sum = weeks.stream().mapToInt(Integer::intValue).sum();
    return sum == 52 || sum == 53
        ? Optional.empty()
        : Optional.of("its periods have " + sum + " weeks, not 52 or 53");
  }

  /** Why it can't follow another one in a table; empty when it can. */
  public Optional<String> problemAfter(FiscalYear before) {
    if (year != before.year + 1) {
      return Optional.of("FY%04d follows FY%04d".formatted(year, before.year));
    }
    LocalDate next = before.last().plusDays(1);
    return first.equals(next)
        ? Optional.empty()
        : Optional.of(
            "it begins on %s, and the year before it ends on %s; begin on %s"
                .formatted(first, before.last(), next));
  }
}
