package io.bursar.routes.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows of an import were counted, by where they were collected. Rows come in the order of
 * their partition, but for a batch that is written again, whole or in part: so each partition has a
 * window of the last offsets, far longer than a batch, and what lies before it was counted.
 */
final class SeenRows {

  /** Offsets of a partition that are remembered one by one; a batch of clean has a few thousand. */
  static final int WINDOW = 1 << 15;

  private static final int WORD = 64;

  private final Map<String, Partition> partitions;

  SeenRows() {
    this(Map.of());
  }

  @JsonCreator
  SeenRows(Map<String, Partition> partitions) {
    this.partitions = new TreeMap<>(partitions);
  }

  @JsonValue
  Map<String, Partition> partitions() {
    return partitions;
  }

  /**
   * Whether the row is seen for the first time; from now on, it is not.
   *
   * @param place topic/partition/offset; what is none is always new
   */
  boolean isNew(String place) {
    int slash = place.lastIndexOf('/');
    long offset = offset(place, slash + 1);
    return slash <= 0
        || offset < 0
        || partitions
            .computeIfAbsent(place.substring(0, slash), any -> new Partition(0, new byte[0]))
            .isNew(offset);
  }

  /** The number at the end; -1 when there is none. */
  private static long offset(String place, int from) {
    try {
      return Long.parseUnsignedLong(place, from, place.length(), 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The window of one partition. */
  static final class Partition {

    private long first;
    private BitSet seen;

    /**
     * @param first offset that the first bit stands for; all before it were counted
     */
    @JsonCreator
    Partition(@JsonProperty("first") long first, @JsonProperty("seen") byte[] seen) {
      this.first = first;
      this.seen = BitSet.valueOf(seen);
    }

    @JsonProperty("first")
    long first() {
      return first;
    }

    @JsonProperty("seen")
    byte[] seen() {
      return seen.toByteArray();
    }

    private boolean isNew(long offset) {
      if (offset < first) {
        return false;
      }
      if (offset - first >= WINDOW) {
        moveTo((offset - WINDOW / 2) / WORD * WORD);
      }
      int bit = (int) (offset - first);
      boolean known = seen.get(bit);
      seen.set(bit);
      return !known;
    }

    private void moveTo(long further) {
      long by = further - first;
      seen = by < seen.length() ? seen.get((int) by, seen.length()) : new BitSet();
      first = further;
    }
  }
}
