package io.bursar.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Prometheus endpoint said once. */
record Scrape(List<Sample> samples) {

  /** One line of it. */
  record Sample(String name, Map<String, String> tags, double value) {}

  private static final Pattern LINE =
      Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern TAG = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");

  static Scrape of(String text) {
    return new Scrape(
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(
                line ->
                    new Sample(
                        line.group(1), tags(line.group(2)), Double.parseDouble(line.group(3))))
            .toList());
  }

  /** The sum of what has that name and those tags. */
  double sum(String name, String... tags) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      wanted.put(tags[i], tags[i + 1]);
    }
    return samples.stream()
        .filter(one -> one.name().equals(name))
        .filter(one -> one.tags().entrySet().containsAll(wanted.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** All values of a tag under a name. */
  Set<String> values(String name, String tag) {
    return samples.stream()
        .filter(one -> one.name().equals(name))
        .map(one -> one.tags().getOrDefault(tag, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> names() {
    return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new TreeMap<>();
    if (text != null) {
      TAG.matcher(text).results().forEach(tag -> tags.put(tag.group(1), tag.group(2)));
    }
    return tags;
  }
}
