package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The words that are digested stay as they are: with others, what journals hold already would be a
 * conflict when it is sent again.
 */
class SourceContentTest {

  private static Collected.Charge charge(When when) {
    return new Collected.Charge(
        "acme",
        "erp",
        "1",
        1,
        when,
        new BigDecimal("1.50"),
        Optional.of(new BigDecimal("1.2")),
        "USD",
        Optional.of("acme/ads"),
        Map.of("ServiceName", "S3", "RegionId", "eu"),
        Map.of("team", "search"),
        Optional.empty());
  }

  private static String digest(String words) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(words.replace('|', '\u001f').getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  @Test
  void ofAnInstant() throws Exception {
    assertThat(SourceContent.digest(charge(new When.At(Instant.parse("2026-11-27T14:05:06.007Z")))))
        .isEqualTo(
            digest(
                "At[instant=2026-11-27T14:05:06.007Z]|acme/ads|1.5|USD|1.2|RegionId=eu|"
                    + "ServiceName=S3||team=search|"));
  }

  @Test
  void ofDays() throws Exception {
    assertThat(
            SourceContent.digest(
                charge(new When.On(LocalDate.parse("2026-11-27")))
                    .over(
                        new DaySpan(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30")))))
        .isEqualTo(
            digest(
                "On[date=2026-11-27]|acme/ads|1.5|USD|1.2|RegionId=eu|ServiceName=S3||team=search|"
                    + "|2026-11-01/2026-11-30"));
  }

  @Test
  void ofADay() throws Exception {
    assertThat(SourceContent.digest(charge(new When.On(LocalDate.parse("2026-11-27")))))
        .isEqualTo(
            digest(
                "On[date=2026-11-27]|acme/ads|1.5|USD|1.2|RegionId=eu|ServiceName=S3||team=search|"));
  }
}
