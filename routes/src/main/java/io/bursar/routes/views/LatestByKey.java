package io.bursar.routes.views;

import io.bursar.routes.bus.BusRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * For topics whose records are absolute, whose key says about what, and whose last field is the
 * journal offset: what a later record of the batch overrules need not even be parsed.
 */
final class LatestByKey {

  private static final byte[] OFFSET = "\"offset\":".getBytes(StandardCharsets.US_ASCII);

  private LatestByKey() {}

  static List<BusRecord> of(List<BusRecord> batch) {
    Map<String, Integer> places = new HashMap<>(2 * batch.size());
    List<BusRecord> latest = new ArrayList<>(batch.size());
    for (BusRecord record : batch) {
      Integer place = places.get(record.key());
      if (place != null && overrules(record, latest.get(place))) {
        latest.set(place, record);
      } else if (place == null || !overrules(latest.get(place), record)) {
        places.put(record.key(), latest.size());
        latest.add(record);
      }
    }
    return latest;
  }

  /** Whether, as far as can be told without parsing, {@code one} says what {@code other} said. */
  private static boolean overrules(BusRecord one, BusRecord other) {
    if (!one.type().equals(other.type())) {
      return false;
    }
    OptionalLong offset = offset(one.value());
    OptionalLong otherOffset = offset(other.value());
    return offset.isPresent()
        && otherOffset.isPresent()
        && offset.getAsLong() >= otherOffset.getAsLong();
  }

  /** The number of a JSON object that ends with {@code "offset":123}}. */
  static OptionalLong offset(byte[] json) {
    if (json == null || json.length == 0 || json[json.length - 1] != '}') {
      return OptionalLong.empty();
    }
    int at = json.length - 2;
    long value = 0;
    long weight = 1;
    while (at >= 0 && json[at] >= '0' && json[at] <= '9' && weight < Long.MAX_VALUE / 10) {
      value += weight * (json[at--] - '0');
      weight *= 10;
    }
    int begin = at + 1 - OFFSET.length;
    if (weight == 1 || begin < 0) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < OFFSET.length; i++) {
      if (json[begin + i] != OFFSET[i]) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(value);
  }
}
