package io.bursar.connectors.file;

import com.carrotsearch.hppc.LongHashSet;
import java.io.Closeable;
import java.io.IOException;

/**
 * How often each row of a file has been seen, by 64 bits of its hash: one long a row, on the heap
 * for the first million rows, then in a temporary file. Each occurrence of a row is an element of
 * its own, so a new one is found by looking for the first that is not there yet.
 */
final class Occurrences implements Closeable {
  /** 16 MB of longs; the hub may read several files at once. */
  private static final int ON_HEAP = 1_000_000;

  private final int onHeap;
  private LongHashSet heap = new LongHashSet();
  private MappedHashes mapped;

  Occurrences() {
    this(ON_HEAP);
  }

  /**
   * For tests.
   *
   * @param onHeap rows kept on the heap
   */
  Occurrences(int onHeap) {
    this.onHeap = onHeap;
  }

  /**
   * Which occurrence this one is, from 1.
   *
   * @throws IOException when there is no room for the temporary file
   */
  int next(long hash) throws IOException {
    int occurrence = firstUnseen(hash);
    add(element(hash, occurrence));
    return occurrence;
  }

  /** Doubles its steps, then halves them: a row that stands a million times costs 40 looks. */
  private int firstUnseen(long hash) {
    int unseen = 1;
    int seen = 0;
    while (contains(element(hash, unseen))) {
      seen = unseen;
      unseen *= 2;
    }
    while (unseen - seen > 1) {
      int middle = seen + (unseen - seen) / 2;
      if (contains(element(hash, middle))) {
        seen = middle;
      } else {
        unseen = middle;
      }
    }
    return unseen;
  }

  private static long element(long hash, int occurrence) {
    if (occurrence == 1) {
      return hash;
    }
    // SplitMix64: spreads the occurrences of a row over the whole range.
    long mixed = hash + occurrence * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private boolean contains(long element) {
    return mapped == null ? heap.contains(element) : mapped.contains(element);
  }

  private void add(long element) throws IOException {
    if (mapped == null && heap.size() >= onHeap) {
      mapped = new MappedHashes();
      for (var one : heap) {
        mapped.add(one.value);
      }
      heap = new LongHashSet(0);
    }
    if (mapped == null) {
      heap.add(element);
    } else {
      mapped.add(element);
    }
  }

  @Override
  public void close() throws IOException {
    if (mapped != null) {
      mapped.close();
    }
  }
}
