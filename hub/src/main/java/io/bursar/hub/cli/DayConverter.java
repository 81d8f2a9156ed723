package io.bursar.hub.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day, 2026-11-28, or how many days after the first one of the series it is. */
final class DayConverter implements ITypeConverter<UnaryOperator<LocalDate>> {

  @Override
  public UnaryOperator<LocalDate> convert(String value) {
    if (value.matches("[0-9]{1,6}")) {
      int days = Integer.parseInt(value);
      return first -> first.plusDays(days);
    }
    try {
      LocalDate day = LocalDate.parse(value);
      return first -> day;
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + value + "' is neither a day such as 2026-11-28 nor a number of days");
    }
  }
}
