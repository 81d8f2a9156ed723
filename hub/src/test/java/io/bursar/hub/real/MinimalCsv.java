package io.bursar.hub.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The independent reader that real-data tests compare with: a few lines, one character at a time,
 * shares nothing with what it checks.
 */
final class MinimalCsv {
  private MinimalCsv() {}

  /** Rows by column name. */
  static List<Map<String, String>> read(Path file) {
    List<List<String>> rows = rows(file);
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        values.put(rows.get(0).get(i), row.get(i));
      }
      named.add(values);
    }
    return named;
  }

  /** Rows as they are, the header first if there is one. */
  static List<List<String>> rows(Path file) {
    boolean gzip = file.toString().endsWith(".gz");
    List<List<String>> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = gzip ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> row = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      boolean quoted = false;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '"') {
          quoted = !quoted;
          if (quoted && !field.isEmpty()) {
            field.append('"');
          }
        } else if (quoted || (c != ',' && c != '\n' && c != '\r' && c != '\ufeff')) {
          field.append((char) c);
        } else if (c == ',' || c == '\n') {
          row.add(field.toString());
          field.setLength(0);
          if (c == '\n') {
            rows.add(row);
            row = new ArrayList<>();
          }
        }
      }
      if (!row.isEmpty() || !field.isEmpty()) {
        row.add(field.toString());
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
