package io.bursar.connectors.focus;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.TableLayout;
import io.bursar.connectors.file.TableRows;
import java.io.InputStream;
import java.util.List;

/** FOCUS cost and usage exports as CSV, versions 1.0 to 1.4, plain or gzip. */
public final class FocusFormat implements FileFormat {

  private final boolean spread;

  /** One that counts each charge whole at the beginning of its period. */
  public FocusFormat() {
    this(false);
  }

  /**
   * One that may spread charges.
   *
   * @param spread whether a charge whose period is longer than a day, such as a yearly commitment
   *     fee, counts in equal parts on each day of it
   */
  public FocusFormat(boolean spread) {
    this.spread = spread;
  }

  /** What a row must have to be a charge. */
  static final List<String> NEEDED = List.of("BilledCost", "BillingCurrency", "ChargePeriodStart");

  /**
   * Whether a value is none. The specification says NULL for CSV, many exports leave it empty.
   * Asked for each value of a file, so it looks at lengths first.
   */
  static boolean isNull(String value) {
    return value.isEmpty() || (value.length() == 4 && value.equalsIgnoreCase("NULL"));
  }

  /** Whether a table with this header can be read as FOCUS. */
  public static boolean looksLikeFocus(List<String> header) {
    return header.containsAll(NEEDED);
  }

  /**
   * Whether a file can be read as FOCUS.
   *
   * @param beginning the file's first bytes, plain or gzip, at least a line of it; not closed
   */
  public static boolean looksLikeFocus(InputStream beginning) {
    return looksLikeFocus(TableRows.firstRow(TableLayout.PLAIN, beginning));
  }

  @Override
  public String name() {
    return "focus";
  }

  @Override
  public Snapshots snapshots() {
    return Snapshots.POSSIBLE;
  }

  @Override
  public FileRows open(FileOrigin origin, InputStream bytes) {
    return new TableRows(
        origin, TableLayout.PLAIN, bytes, header -> FocusRows.under(header, origin, spread));
  }
}
