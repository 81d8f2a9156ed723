package io.bursar.connectors.focus;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.TableLayout;
import io.bursar.connectors.file.TableRows;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** FOCUS cost and usage exports as CSV, versions 1.0 to 1.4, plain or gzip. */
public final class FocusFormat implements FileFormat {

  /** What a row must have to be a charge. */
  static final List<String> NEEDED = List.of("BilledCost", "BillingCurrency", "ChargePeriodStart");

  /**
   * How FOCUS writes "no value" in CSV; the specification says NULL, many exports leave it empty.
   */
  static final Set<String> NULLS = Set.of("", "NULL", "null");

  /** Whether a table with this header can be read as FOCUS. */
  public static boolean looksLikeFocus(List<String> header) {
    return header.containsAll(NEEDED);
  }

  @Override
  public String name() {
    return "focus";
  }

  @Override
  public FileRows open(FileOrigin origin, InputStream bytes) {
    return new TableRows(
        origin, TableLayout.PLAIN, bytes, header -> FocusRows.under(header, origin));
  }
}
