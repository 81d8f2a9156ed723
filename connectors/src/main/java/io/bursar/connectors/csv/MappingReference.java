package io.bursar.connectors.csv;

import io.bursar.connectors.csv.MappingKey.Shape;
import java.util.List;

/** The reference page of mappings, made from {@link MappingSpec}. */
public final class MappingReference {
  private MappingReference() {}

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
