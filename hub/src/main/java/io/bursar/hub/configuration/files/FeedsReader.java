package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Feed;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Nearest;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code feeds.yaml}. */
final class FeedsReader {

  private final Collection<String> tenants;
  private final Collection<String> mappings;
  private final Lints lints;
  private final Map<String, Place> names = new HashMap<>();
  private final Map<String, Place> folders = new HashMap<>();

  FeedsReader(Collection<String> tenants, Collection<String> mappings, Lints lints) {
    this.tenants = tenants;
    this.mappings = mappings;
    this.lints = lints;
  }

  List<Feed> read(Checked checked) {
    List<Feed> feeds = new ArrayList<>();
    for (Fields item : checked.fields().objects("feeds")) {
      item.found("name", String.class)
          .ifPresent(name -> lintTwice(names, name, "has the same name,", "give it another name"));
      item.found("folder", String.class)
          .ifPresent(
              name -> lintTwice(folders, name, "watches the same folder,", "give it its own"));
      item.found("tenant", String.class)
          .ifPresent(
              name ->
                  lintUnknown(
                      LintCode.UNKNOWN_TENANT, "no tenant is called", name, tenants, "tenants/"));
      item.found("mapping", String.class)
          .ifPresent(
              name ->
                  lintUnknown(
                      LintCode.UNKNOWN_MAPPING, "no mapping file is", name, mappings, "mappings/"));
      if (item.has("mapping")) {
        item.found("spread", String.class).ifPresent(this::lintSpread);
      }
      if (item.complete()) {
        feeds.add(feed(item));
      }
    }
    return List.copyOf(feeds);
  }

  private void lintSpread(Found<String> spread) {
    lints.add(
        Lint.error(
            spread.place(),
            LintCode.TOGETHER,
            "spread of a feed is for format: focus, and this feed has a mapping:",
            spread.value(),
            "take it out, and say it in the mapping with first-day and last-day"));
  }

  private static Feed feed(Fields item) {
    String name = item.need("name", String.class);
    Optional<String> mapping = item.get("mapping", String.class);
    return new Feed(
        name,
        item.need("tenant", String.class),
        item.get("folder", String.class).orElse("inbox/" + name),
        mapping
            .<Feed.Format>map(Feed.Mapped::new)
            .orElseGet(() -> new Feed.Focus(item.get("spread", String.class).isPresent())));
  }

  private void lintTwice(
      Map<String, Place> places, Found<String> found, String what, String remedy) {
    Place other = places.putIfAbsent(found.value(), found.place());
    if (other != null) {
      lints.add(
          Lint.error(
              found.place(),
              LintCode.DUPLICATE,
              "the feed of line " + other.line() + " " + what,
              found.value(),
              remedy));
    }
  }

  private void lintUnknown(
      LintCode code, String what, Found<String> name, Collection<String> known, String folder) {
    if (!known.contains(name.value())) {
      String otherwise =
          known.isEmpty()
              ? "there is nothing in " + folder + " yet"
              : "known are " + String.join(", ", known.stream().limit(10).toList());
      lints.add(
          Lint.error(
              name.place(),
              code,
              what,
              name.value(),
              new Nearest(known).advice(name.value(), otherwise)));
    }
  }
}
