package io.bursar.routes.collect;

/**
 * What a door takes at most. They bound the memory of a request, and every event fits into a Kafka
 * record with room to spare.
 *
 * @param bodyBytes bytes of a request with events
 * @param eventBytes bytes of one event
 * @param events events of a batch
 */
record Limits(int bodyBytes, int eventBytes, int events) {

  /** Deepest JSON that is read: batch, event, data, tags, and something to spare. */
  static final int DEPTH = 32;

  /** Longest id and tenant, in characters: they become parts of keys. */
  static final int ID_LENGTH = 256;

  /** Longest source, in characters: a URI. */
  static final int SOURCE_LENGTH = 512;

  /** Most tags, and most FOCUS columns, of an event. */
  static final int WORDS = 500;

  /** Most problems that are told about one event. */
  static final int PROBLEMS = 10;

  static final Limits USUAL = new Limits(10 * 1024 * 1024, 256 * 1024, 10_000);
}
