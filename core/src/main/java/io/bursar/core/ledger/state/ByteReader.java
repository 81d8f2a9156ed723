package io.bursar.core.ledger.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int raw() {
    return bytes[at++] & 0xff;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  int count() {
    return Math.toIntExact(number());
  }

  long signed() {
    return unzigzag(number());
  }

  boolean flag() {
    return raw() == 1;
  }

  String text() {
    int length = count();
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }

  BigDecimal decimal() {
    long head = number();
    int scale = (int) unzigzag(head >>> 1);
    if ((head & 1) == 0) {
      return BigDecimal.valueOf(signed(), scale);
    }
    int length = count();
    BigInteger unscaled = new BigInteger(Arrays.copyOfRange(bytes, at, at + length));
    at += length;
    return new BigDecimal(unscaled, scale);
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(signed());
  }

  Instant instant() {
    return Instant.ofEpochSecond(signed(), number());
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <T> Optional<T> optional(Function<ByteReader, T> read) {
    return flag() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  /** What stands at the end of a document if it is there: documents of old end before it. */
  <T> Optional<T> rest(Function<ByteReader, T> read) {
    return atEnd() ? Optional.empty() : Optional.of(read.apply(this));
  }

  <T> List<T> all(Function<ByteReader, T> read) {
    int size = count();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(read.apply(this));
    }
    return List.copyOf(values);
  }

  boolean atEnd() {
    return at == bytes.length;
  }

  private static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
