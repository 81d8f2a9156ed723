package io.bursar.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.adapters.http.Signature;
import io.bursar.adapters.webhook.WebhookVerifier.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {

  private static final Instant SENT = Instant.ofEpochSecond(1_794_312_000);
  private static final byte[] BODY = "{\"id\":\"d7:7\"}".getBytes(StandardCharsets.UTF_8);

  private final Map<String, String> headers = Signature.headers("key", BODY, SENT);
  private final String timestamp = headers.get(Signature.TIMESTAMP);
  private final String signature = headers.get(Signature.SIGNATURE);

  @Test
  void theSignatureIsThatOfOtherTools() {
    // printf '1794312000.{"id":"d7:7"}' | openssl dgst -sha256 -hmac key
    assertThat(timestamp).isEqualTo("1794312000");
    assertThat(signature)
        .isEqualTo("v1=3049053cd1180be7aa7271a3d3e50ec6af1df5e2a054e325e94a48207e92f106");
  }

  @Test
  void aCallIsGenuineOnlyWithinTheWindow() {
    assertThat(at(SENT).verify(timestamp, signature, BODY)).isEqualTo(Verdict.GENUINE);
    assertThat(at(SENT.plusSeconds(300)).verify(timestamp, signature, BODY))
        .isEqualTo(Verdict.GENUINE);
    assertThat(at(SENT.plusSeconds(301)).verify(timestamp, signature, BODY))
        .isEqualTo(Verdict.OUTSIDE_WINDOW);
    assertThat(at(SENT.minusSeconds(301)).verify(timestamp, signature, BODY))
        .isEqualTo(Verdict.OUTSIDE_WINDOW);
  }

  @Test
  void anotherBodyTimeOrSecretIsNotGenuine() {
    byte[] other = "{\"id\":\"d7:8\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(at(SENT).verify(timestamp, signature, other)).isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(at(SENT).verify("1794312001", signature, BODY)).isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(verifier(List.of("other"), SENT).verify(timestamp, signature, BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void twoSecretsAreGoodWhileOneIsReplaced() {
    assertThat(verifier(List.of("new", "key"), SENT).verify(timestamp, signature, BODY))
        .isEqualTo(Verdict.GENUINE);
  }

  @Test
  void whatIsNoSignatureIsMalformed() {
    for (String bad :
        List.of("", "v1=", "v1=xyz", "v2=" + signature.substring(3), signature + "0")) {
      assertThat(at(SENT).verify(timestamp, bad, BODY)).as(bad).isEqualTo(Verdict.MALFORMED);
    }
    for (String bad : List.of("", "now", "-1", "179431200000", "1794312000 ")) {
      assertThat(at(SENT).verify(bad, signature, BODY)).as(bad).isEqualTo(Verdict.MALFORMED);
    }
  }

  private static WebhookVerifier at(Instant now) {
    return verifier(List.of("key"), now);
  }

  private static WebhookVerifier verifier(List<String> secrets, Instant now) {
    return new WebhookVerifier(secrets, Duration.ofMinutes(5), Clock.fixed(now, ZoneOffset.UTC));
  }
}
