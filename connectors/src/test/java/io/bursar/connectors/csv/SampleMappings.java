package io.bursar.connectors.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The mappings that are shipped as samples. */
final class SampleMappings {
  private SampleMappings() {}

  static MappedCsvFormat named(String name) {
    return good(name, text(name));
  }

  static String text(String name) {
    String at = "/io/bursar/connectors/csv/samples/" + name + ".yaml";
    try (InputStream in = SampleMappings.class.getResourceAsStream(at)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + at);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MappedCsvFormat good(String name, String yaml) {
    MappedCsvFormat.Reading reading = MappedCsvFormat.read(name, yaml);
    return reading.format().orElseThrow(() -> new AssertionError(reading.lints().toString()));
  }
}
