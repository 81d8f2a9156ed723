package io.bursar.connectors.csv;

import io.bursar.connectors.csv.MappingKey.Shape;
import java.util.List;

/** The reference page of mappings, made from {@link MappingSpec}. */
public final class MappingReference {
  private static final String SAMPLES =
      """
      ## Mappings to start from

      The build reads real tables with each of them. Copy the one that is nearest and change its names.

      | mapping | what it shows |
      |---|---|
      | %s | a council's payments: one mapping for five headers, `keys`, columns that some files lack |
      | %s | a web shop's order lines: quantity times price, returns, rows without keys that are truly identical |
      | %s | Azure's cost exports before FOCUS: six headers, one of them in German |
      | %s | ad performance: a month in words, no year, rows to skip |
      | %s | the same table as a metric, which the rate card prices |
      | %s | a general ledger without a header: debit and credit in columns of their own |
      | %s | accounting lines whose sign stands in another column |
      """
          .formatted(
              sample("calderdale"),
              sample("online-retail"),
              sample("azure"),
              sample("online-ads"),
              sample("online-ads-clicks"),
              sample("oracle-gl"),
              sample("sap-bseg"));

  private MappingReference() {}

  private static String sample(String name) {
    String folder = "../../connectors/src/main/resources/io/bursar/connectors/csv/samples/";
    return "[" + name + "](" + folder + name + ".yaml)";
  }

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Mapping files

            <!-- Made from MappingSpec.java by a test; edit it there. -->

            A mapping is a small YAML file that says where a table has what Bursar needs. Names of columns are
            those of the header, whatever their case; numbers count columns from 1. A column that the mapping
            names and the header lacks refuses the file, unless it says `optional: true`.

            """);
    table(page, "", MappingSpec.keys());
    for (MappingKey key : MappingSpec.keys()) {
      sections(page, "", key);
    }
    page.append("## Columns\n\n")
        .append(
            "Wherever a column is asked for, a name, a number, a list of names of which the header has\n")
        .append("one, or a block with these keys can stand:\n\n");
    table(page, "", MappingSpec.FIELD);
    page.append(SAMPLES);
    return page.toString();
  }

  private static void sections(StringBuilder page, String path, MappingKey key) {
    if (key.inner().isEmpty()) {
      return;
    }
    String name = path + key.name();
    page.append("## `").append(name).append("`\n\n").append(key.doc()).append("\n\n");
    if (key.shape() == Shape.FIELD_BLOCK) {
      page.append("A column alone is short for `column`.\n\n");
    }
    table(page, name + ".", key.inner());
    key.inner().forEach(inner -> sections(page, name + ".", inner));
  }

  private static void table(StringBuilder page, String path, List<MappingKey> keys) {
    page.append("| key | what | example |\n|---|---|---|\n");
    for (MappingKey key : keys) {
      page.append("| `").append(path).append(key.name()).append('`');
      page.append(key.needed() ? " (needed)" : "").append(" | ").append(key.doc());
      if (!key.choices().isEmpty()) {
        page.append(" One of: ");
        page.append(String.join(" ", key.choices().stream().map(c -> "`" + c + "`").toList()));
        page.append('.');
      }
      page.append(" | `").append(key.name()).append(": ").append(key.example()).append("` |\n");
    }
    page.append('\n');
  }
}
