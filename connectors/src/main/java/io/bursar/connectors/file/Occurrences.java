package io.bursar.connectors.file;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;

/**
 * How often each row of a file has been seen, by 64 bits of its hash. Almost all rows come once, so
 * they cost one long each; only repeated ones have a count. In 256 parts, because a table that
 * grows is there twice while it does: so only a part of it is.
 */
final class Occurrences {
  private static final int PARTS = 256;
  private static final double LOAD = 0.85;

  private final LongHashSet[] seen = new LongHashSet[PARTS];
  private final LongIntHashMap repeated = new LongIntHashMap();

  Occurrences() {
    for (int i = 0; i < PARTS; i++) {
      seen[i] = new LongHashSet(4, LOAD);
    }
  }

  /** Which occurrence this one is, from 1. */
  int next(long hash) {
    return seen[(int) (hash >>> 56)].add(hash) ? 1 : repeated.putOrAdd(hash, 2, 1);
  }
}
