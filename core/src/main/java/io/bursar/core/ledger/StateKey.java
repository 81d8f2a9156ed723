package io.bursar.core.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of one document of the ledger's state. Keys are ordered by tenant, letter of the kind
 * and rest, text by code points: the order of the stored bytes.
 *
 * @param tenant first part of every key; {@code ""} for what belongs to the partition
 * @param kind what kind of document
 * @param rest what tells it from the others of its kind
 */
public record StateKey(String tenant, Kind kind, String rest) implements Comparable<StateKey> {

  private static final Comparator<StateKey> ORDER =
      Comparator.comparing(StateKey::tenant, TextOrder.CODE_POINTS)
          .thenComparing(key -> key.kind().letter())
          .thenComparing(StateKey::rest, TextOrder.CODE_POINTS);

  // The record's own are three times as slow, and every look into the state begins here.
  @Override
  public boolean equals(Object other) {
    return other instanceof StateKey that
        && kind == that.kind
        && rest.equals(that.rest)
        && tenant.equals(that.tenant);
  }

  @Override
  public int hashCode() {
    return (rest.hashCode() * 31 + tenant.hashCode()) * 31 + kind.letter();
  }

  @Override
  public int compareTo(StateKey other) {
    return ORDER.compare(this, other);
  }

  /** The kinds of documents; the letter stands in stored keys and never changes its meaning. */
  public enum Kind {
    TENANT('t'),
    CHARGE('c'),
    COLD_CHARGE('k'),
    SNAPSHOT('s'),
    SNAPSHOT_ROW('w'),
    NODE_MONTH('n'),
    BUDGET('b'),
    ARMING('a'),
    RATE('r'),
    PROVISIONAL('p'),
    IMPORT('i'),
    FORECAST('f'),
    CHAIN('h'),
    PARTITION('z');

    private static final List<Kind> IN_ORDER =
        Stream.of(values()).sorted(Comparator.comparing(Kind::letter)).toList();

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    public char letter() {
      return letter;
    }

    /** All of them, in the order of their letters. */
    public static List<Kind> inOrder() {
      return IN_ORDER;
    }
  }
}
