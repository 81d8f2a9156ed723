package io.bursar.routes.views;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"; the
 * fields are those of each type's {@code recv} function). Columns follow in the order of the COPY.
 */
final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;
  private static final long DAYS_1970_TO_2000 = 10_957L;
  private static final int MAX_DIGITS = 1000;
  private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

  private byte[] bytes;
  private int length;

  CopyRows(int capacity) {
    bytes = new byte[Math.max(capacity, SIGNATURE.length)];
    System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
    length = SIGNATURE.length;
  }

  /** Begins a row. */
  CopyRows row(int columns) {
    return raw16(columns);
  }

  /** Ends the last row. */
  CopyRows end() {
    return raw16(-1);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  CopyRows none() {
    return raw32(-1);
  }

  CopyRows smallint(int value) {
    return raw32(2).raw16(value);
  }

  CopyRows integer(int value) {
    return raw32(4).raw32(value);
  }

  CopyRows bigint(long value) {
    return raw32(8).raw64(value);
  }

  CopyRows bool(boolean value) {
    return raw32(1).raw8(value ? 1 : 0);
  }

  CopyRows uuid(long high, long low) {
    return raw32(16).raw64(high).raw64(low);
  }

  CopyRows date(LocalDate day) {
    return integer((int) (inRange(day).toEpochDay() - DAYS_1970_TO_2000));
  }

  CopyRows timestamp(Instant instant) {
    inRange(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    long micros = instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
    return bigint(micros - MICROS_1970_TO_2000);
  }

  private static LocalDate inRange(LocalDate day) {
    if (day.getYear() < -4000 || day.getYear() > 200_000) {
      throw new DateTimeException("PostgreSQL cannot keep the day " + day);
    }
    return day;
  }

  CopyRows timestamp(Optional<Instant> instant) {
    return instant.isPresent() ? timestamp(instant.get()) : none();
  }

  CopyRows text(String value) {
    int at = hole();
    characters(value);
    return fill(at);
  }

  CopyRows text(Optional<String> value) {
    return value.isPresent() ? text(value.get()) : none();
  }

  CopyRows blob(byte[] value) {
    raw32(value.length);
    return append(value);
  }

  /** JSON text, for a column of type json. */
  CopyRows json(byte[] value) {
    return blob(value);
  }

  /** A column of type jsonb: an object of strings; NULL where there is nothing in it. */
  CopyRows jsonb(Map<String, String> members) {
    if (members.isEmpty()) {
      return none();
    }
    int at = hole();
    raw8(1);
    char before = '{';
    for (Map.Entry<String, String> member : members.entrySet()) {
      raw8(before);
      quoted(member.getKey());
      raw8(':');
      quoted(member.getValue());
      before = ',';
    }
    raw8('}');
    return fill(at);
  }

  CopyRows numeric(BigDecimal value) {
    if (value.scale() > MAX_DIGITS || value.precision() - value.scale() > MAX_DIGITS) {
      throw new ArithmeticException("an amount has more than " + MAX_DIGITS + " digits");
    }
    int at = hole();
    digits(value.scale() < 0 ? value.setScale(0) : value);
    return fill(at);
  }

  /** Digits to the base of 10,000, as numeric_recv takes them. */
  private void digits(BigDecimal value) {
    int pad = (4 - value.scale() % 4) % 4;
    BigInteger unscaled = value.unscaledValue().abs();
    short[] groups = new short[unscaled.bitLength() / 13 + 2];
    int first = groups.length;
    if (unscaled.bitLength() < 53) {
      long rest = unscaled.longValue() * power(pad);
      while (rest > 0) {
        groups[--first] = (short) (rest % 10_000);
        rest /= 10_000;
      }
    } else {
      BigInteger rest = unscaled.multiply(BigInteger.valueOf(power(pad)));
      while (rest.signum() > 0) {
        BigInteger[] parts = rest.divideAndRemainder(TEN_THOUSAND);
        groups[--first] = parts[1].shortValue();
        rest = parts[0];
      }
    }
    int count = groups.length - first;
    int fractions = (value.scale() + pad) / 4;
    raw16(count).raw16(count - fractions - 1).raw16(value.signum() < 0 ? 0x4000 : 0);
    raw16(value.scale());
    for (int i = first; i < groups.length; i++) {
      raw16(groups[i]);
    }
  }

  private static long power(int pad) {
    return switch (pad) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      default -> 1000;
    };
  }

  /** A NUL, which PostgreSQL cannot keep, becomes U+FFFD; half a surrogate pair a question mark. */
  private static String storable(String value) {
    byte[] utf8 = value.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private void characters(String value) {
    int size = value.length();
    room(size);
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c == 0 || c >= 0x80) {
        length -= i;
        append(storable(value).getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[length++] = (byte) c;
    }
  }

  private void quoted(String value) {
    raw8('"');
    int size = value.length();
    room(size);
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        length -= i;
        append(JsonStringEncoder.getInstance().quoteAsUTF8(storable(value)));
        break;
      }
      bytes[length++] = (byte) c;
    }
    raw8('"');
  }

  private int hole() {
    raw32(0);
    return length;
  }

  private CopyRows fill(int at) {
    int size = length - at;
    bytes[at - 4] = (byte) (size >>> 24);
    bytes[at - 3] = (byte) (size >>> 16);
    bytes[at - 2] = (byte) (size >>> 8);
    bytes[at - 1] = (byte) size;
    return this;
  }

  private CopyRows append(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  private CopyRows raw8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  private CopyRows raw16(int value) {
    room(2);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  private CopyRows raw32(int value) {
    room(4);
    bytes[length++] = (byte) (value >>> 24);
    bytes[length++] = (byte) (value >>> 16);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  private CopyRows raw64(long value) {
    return raw32((int) (value >>> 32)).raw32((int) value);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
