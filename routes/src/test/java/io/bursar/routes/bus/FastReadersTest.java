package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastReadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "-1",
        "12.50",
        "-0.000000000001",
        "999999999999999999",
        "1000000000000000000",
        "-12345678901234567890.123456789012",
        "1E+3",
        "1e-11",
        "00012.30",
        "5."
      })
  void anAmountIsWhatBigDecimalSaysToTheScale(String text) {
    assertThat(read(text, BigDecimal.class)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "1.2.3", "1,5", "0x1", "--1", "twelve"})
  void whatIsNoAmountIsNone(String text) {
    char[] characters = text.toCharArray();

    assertThat(FastReaders.amount(characters, 0, characters.length)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T14:05:06Z",
        "2026-11-27T14:05:06.7Z",
        "2026-11-27T14:05:06.000000001Z",
        "2026-11-27T14:05:06.000007Z",
        "1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "+12345-01-01T00:00:00Z",
        "2026-11-27T24:00:00Z",
        "2016-12-31T23:59:60Z"
      })
  void anInstantIsWhatInstantSays(String text) {
    Instant instant = Instant.parse(text);
    assertThat(read(text, Instant.class)).isEqualTo(instant);
    assertThat(IsoText.text(instant)).isEqualTo(instant.toString());
  }

  @Test
  void anyInstantComesBack() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-62_000_000_000L, 253_000_000_000L), random.nextInt(1_000_000_000));

      assertThat(IsoText.instant(instant.toString())).contains(instant);
      assertThat(IsoText.text(instant)).isEqualTo(instant.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T14:05:06",
        "2026-11-27 14:05:06Z",
        "2026-13-27T14:05:06Z",
        "2025-02-29T14:05:06Z",
        "2026-11-27T25:05:06Z",
        "2026-11-27T14:61:06Z",
        "2026-11-27T14:05:06.1234567890Z",
        "2026-1-27T14:05:06Z",
        "today"
      })
  void whatIsNoInstantIsRefused(String text) {
    assertThatThrownBy(() -> read(text, Instant.class)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aDayIsADay() {
    assertThat(read("2024-02-29", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThatThrownBy(() -> read("2025-02-29", LocalDate.class))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> read("2025/02/28", LocalDate.class))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static <T> T read(String text, Class<T> type) {
    return BusJson.read(BusJson.write(text), type);
  }
}
