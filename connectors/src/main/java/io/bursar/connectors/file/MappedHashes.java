package io.bursar.connectors.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A set of hashes in a temporary file that is mapped into memory, for more of them than the heap
 * should hold: about 10 to 20 bytes each, on disk and in what memory the system can spare.
 *
 * <p>In 256 parts by the hash's top bits, each a table with open addressing, so that growing copies
 * a part and not the whole.
 */
final class MappedHashes implements Closeable {
  private static final int PARTS = 256;
  private static final int FIRST_SLOTS = 1 << 13;
  private static final double FULL = 0.7;
  private static final long EMPTY = 0;

  private final FileChannel file;
  private final LongBuffer[] parts = new LongBuffer[PARTS];
  private final int[] sizes = new int[PARTS];

  MappedHashes() throws IOException {
    Path path = Files.createTempFile("bursar-rows-", ".tmp");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  boolean contains(long hash) {
    LongBuffer slots = parts[part(hash)];
    return slots != null && slots.get(slot(slots, nonEmpty(hash))) != EMPTY;
  }

  void add(long hash) throws IOException {
    int part = part(hash);
    LongBuffer slots = parts[part];
    if (slots == null || sizes[part] >= slots.capacity() * FULL) {
      slots = grown(slots);
      parts[part] = slots;
    }
    int slot = slot(slots, nonEmpty(hash));
    if (slots.get(slot) == EMPTY) {
      slots.put(slot, nonEmpty(hash));
      sizes[part]++;
    }
  }

  private LongBuffer grown(LongBuffer old) throws IOException {
    LongBuffer larger = allocate(old == null ? FIRST_SLOTS : 2 * old.capacity());
    for (int i = 0; old != null && i < old.capacity(); i++) {
      long hash = old.get(i);
      if (hash != EMPTY) {
        larger.put(slot(larger, hash), hash);
      }
    }
    return larger;
  }

  /**
   * Written before it is mapped: on a full disk writing throws, while touching a mapped hole would
   * kill the JVM.
   */
  private LongBuffer allocate(int slots) throws IOException {
    long at = file.size();
    long bytes = (long) slots * Long.BYTES;
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    for (long written = 0; written < bytes; ) {
      zeros.position(0).limit((int) Math.min(zeros.capacity(), bytes - written));
      written += file.write(zeros, at + written);
    }
    return file.map(FileChannel.MapMode.READ_WRITE, at, bytes).asLongBuffer();
  }

  private static int part(long hash) {
    return (int) (hash >>> 56);
  }

  private static long nonEmpty(long hash) {
    return hash == EMPTY ? 1 : hash;
  }

  /** The slot that has the hash, or the empty one where it belongs. */
  private static int slot(LongBuffer slots, long hash) {
    int mask = slots.capacity() - 1;
    int slot = (int) hash & mask;
    for (long there = slots.get(slot); there != EMPTY && there != hash; there = slots.get(slot)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
