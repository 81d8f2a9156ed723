package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.spec.ObjectSpec.Together;
import io.bursar.hub.configuration.spec.Shape.Either;
import io.bursar.hub.configuration.spec.Shape.ListOf;
import io.bursar.hub.configuration.spec.Shape.MapOf;
import io.bursar.hub.configuration.spec.Shape.Single;
import io.bursar.hub.configuration.spec.Shape.Structure;
import io.bursar.hub.configuration.spec.Shape.Variant;
import io.bursar.hub.configuration.spec.Shape.Variants;
import java.util.List;

/** Writes the reference of a kind of file from its declared keys. */
public final class Reference {

  private final StringBuilder page = new StringBuilder();

  private Reference() {}

  /** Markdown: a section with a table of all keys, then what goes together. */
  public static String of(FileSpec file) {
    Reference reference = new Reference();
    reference.page.append("## `").append(file.path()).append("`\n\n");
    reference.page.append(file.description()).append("\n\n");
    reference.page.append("Schema for editors: [`schema/").append(file.name());
    reference.page.append(".schema.json`](schema/").append(file.name()).append(".schema.json)\n\n");
    reference.page.append("| key | holds | default | what it means | example |\n");
    reference.page.append("|---|---|---|---|---|\n");
    reference.object(file.root(), "");
    reference.page.append('\n');
    reference.rules(file.root(), "");
    return reference.page.toString().stripTrailing() + "\n";
  }

  private void object(ObjectSpec object, String path) {
    for (Key key : object.keys()) {
      row(key, path);
      below(key.shape(), path + key.name());
    }
    object
        .children()
        .ifPresent(
            name ->
                page.append("| `")
                    .append(path)
                    .append("NAME` | a node again | | A child, and so on. | |\n"));
  }

  private void row(Key key, String path) {
    page.append("| `").append(path).append(key.name()).append("` | ");
    page.append(holds(key.shape())).append(" | ");
    page.append(
        key.required() ? "**required**" : key.fallback().map(v -> "`" + v + "`").orElse(""));
    page.append(" | ").append(key.description());
    page.append(key.since().equals("0.1") ? "" : " Since " + key.since() + ".");
    page.append(" | `").append(key.example().replace("|", "\\|")).append("` |\n");
  }

  private void below(Shape shape, String path) {
    if (shape instanceof ListOf list) {
      below(list.item(), path + "[]");
    } else if (shape instanceof MapOf map) {
      below(map.value(), path + ".NAME");
    } else if (shape instanceof Structure structure) {
      object(structure.object(), path + ".");
    } else if (shape instanceof Either either) {
      object(either.object(), path + ".");
    } else if (shape instanceof Variants variants) {
      for (Variant variant : variants.variants()) {
        object(variant.object(), path + "(" + variant.value() + ").");
      }
    }
  }

  private void rules(ObjectSpec object, String path) {
    for (Together rule : object.rules()) {
      String amount = rule.most() == 1 ? "exactly one" : "at least one";
      page.append("`").append(path).append("` has ").append(amount).append(" of ");
      page.append(String.join(", ", rule.keys().stream().map(k -> "`" + k + "`").toList()));
      page.append(".\n\n");
    }
    for (Key key : object.keys()) {
      rulesBelow(key.shape(), path.isEmpty() ? key.name() : path + "." + key.name());
    }
  }

  private void rulesBelow(Shape shape, String path) {
    if (shape instanceof ListOf list) {
      rulesBelow(list.item(), path + "[]");
    } else if (shape instanceof MapOf map) {
      rulesBelow(map.value(), path + ".NAME");
    } else if (shape instanceof Structure structure) {
      rules(structure.object(), path);
    }
  }

  private static String holds(Shape shape) {
    if (shape instanceof Single single) {
      return single.type().name();
    }
    if (shape instanceof ListOf list) {
      return "a list" + (list.filled() ? ", not empty" : "") + of(list.item());
    }
    if (shape instanceof MapOf map) {
      return "names with values: " + map.key().name() + ", " + holds(map.value());
    }
    if (shape instanceof Structure structure) {
      return structure.object().name();
    }
    if (shape instanceof Either either) {
      return either.single().name() + ", or " + either.object().name();
    }
    Variants variants = (Variants) shape;
    List<String> values = variants.variants().stream().map(v -> "`" + v.value() + "`").toList();
    return variants.name() + " of type " + String.join(", ", values);
  }

  private static String of(Shape item) {
    return item instanceof Single single
        ? ": each " + single.type().name()
        : ": each " + holds(item);
  }
}
