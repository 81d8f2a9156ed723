package io.bursar.core.ledger;

/**
 * The name of one document of the ledger's state.
 *
 * @param tenant first part of every key; {@code ""} for what belongs to the partition
 * @param kind what kind of document
 * @param rest what tells it from the others of its kind
 */
public record StateKey(String tenant, Kind kind, String rest) {

  /** The kinds of documents; the letter stands in stored keys and never changes its meaning. */
  public enum Kind {
    TENANT('t'),
    CHARGE('c'),
    NODE_MONTH('n'),
    BUDGET('b'),
    ARMING('a'),
    RATE('r'),
    PROVISIONAL('p'),
    IMPORT('i'),
    CHAIN('h'),
    PARTITION('z');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    public char letter() {
      return letter;
    }
  }
}
