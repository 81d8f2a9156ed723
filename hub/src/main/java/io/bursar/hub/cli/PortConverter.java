package io.bursar.hub.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port that something can listen at; the word may come from {@code BURSAR_PORT}. */
final class PortConverter implements ITypeConverter<Integer> {
  private static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String word) {
    try {
      int port = Integer.parseInt(word.strip());
      if (port >= 1 && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is no port.
    }
    throw new TypeConversionException(
        "'"
            + word
            + "' is no port; give a whole number from 1 to "
            + HIGHEST
            + " (or BURSAR_PORT)");
  }
}
