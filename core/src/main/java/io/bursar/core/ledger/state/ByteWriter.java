package io.bursar.core.ledger.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes values in as few bytes as is simple: small numbers in one. */
final class ByteWriter {

  private byte[] bytes = new byte[128];
  private int size;

  void raw(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** A number from 0 up: seven bits a byte, the lowest first. */
  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number of any sign: small ones stay small. */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void flag(boolean value) {
    raw(value ? 1 : 0);
  }

  void text(String value) {
    blob(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Scale and unscaled value as they are: 1.0 and 1.00 stay different. */
  void decimal(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    boolean small = unscaled.bitLength() < Long.SIZE;
    long scale = value.scale();
    number((((scale << 1) ^ (scale >> 63)) << 1) | (small ? 0 : 1));
    if (small) {
      signed(unscaled.longValue());
    } else {
      blob(unscaled.toByteArray());
    }
  }

  void day(LocalDate value) {
    signed(value.toEpochDay());
  }

  void instant(Instant value) {
    signed(value.getEpochSecond());
    number(value.getNano());
  }

  /** By name: its place among the others may change. */
  void constant(Enum<?> value) {
    text(value.name());
  }

  <T> void optional(Optional<T> value, BiConsumer<ByteWriter, T> write) {
    flag(value.isPresent());
    if (value.isPresent()) {
      write.accept(this, value.get());
    }
  }

  <T> void all(Collection<T> values, BiConsumer<ByteWriter, T> write) {
    number(values.size());
    for (T value : values) {
      write.accept(this, value);
    }
  }

  void append(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void blob(byte[] value) {
    number(value.length);
    append(value);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
