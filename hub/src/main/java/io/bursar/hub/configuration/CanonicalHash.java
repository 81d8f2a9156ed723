package io.bursar.hub.configuration;

import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.money.Amounts;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A digest of what a configuration says. Records are walked by their components, so a new component
 * cannot be forgotten. Left out is what changes without a change of meaning: {@code place} (a line
 * more in front of it) and {@code author}.
 */
final class CanonicalHash {

  private static final Set<String> WITHOUT_MEANING = Set.of("place", "author");

  private final MessageDigest digest;

  private CanonicalHash(MessageDigest digest) {
    this.digest = digest;
  }

  /** SHA-256, hex. */
  static String of(HubConfiguration configuration) {
    try {
      CanonicalHash hash = new CanonicalHash(MessageDigest.getInstance("SHA-256"));
      hash.add(configuration);
      return HexFormat.of().formatHex(hash.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void add(Object value) {
    if (value instanceof Record part) {
      components(part);
    } else if (value instanceof Optional<?> optional) {
      list(optional.stream().toList());
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Set<?> set) {
      list(List.copyOf(new TreeSet<>(set)));
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> sorted = new TreeMap<>(map);
      text("map " + sorted.size());
      sorted.forEach(
          (key, held) -> {
            add(key);
            add(held);
          });
    } else if (value instanceof BigDecimal amount) {
      text(Amounts.text(amount));
    } else {
      text(value.toString());
    }
  }

  private void components(Record value) {
    text(value.getClass().getSimpleName());
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (!WITHOUT_MEANING.contains(component.getName())) {
        text(component.getName());
        try {
          add(component.getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot read " + component, e);
        }
      }
    }
  }

  private void list(List<?> values) {
    text("list " + values.size());
    values.forEach(this::add);
  }

  /** Each text with its length in front, so that no two contents give the same bytes. */
  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
