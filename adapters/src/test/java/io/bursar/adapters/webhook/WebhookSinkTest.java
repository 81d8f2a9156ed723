package io.bursar.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.testing.Notices;
import io.bursar.adapters.testing.Receiver;
import io.bursar.adapters.testing.Samples;
import io.bursar.adapters.webhook.WebhookVerifier.Verdict;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {

  private static final String SECRET = "s3cr3t-ключ";

  @Test
  void postsTheSampleSignedSoThatTheVerifierAndAnIndependentComputationAgree() throws Exception {
    try (Receiver receiver = Receiver.start()) {
      new WebhookSink(receiver.url("/hook"), SECRET).send(Notices.sample());

      Receiver.Call call = receiver.calls().get(0);
      byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
      ObjectMapper json = new ObjectMapper();
      assertThat(json.readTree(body))
          .isEqualTo(json.readTree(Samples.of("webhook", "notice.json")));
      assertThat(call.header("Idempotency-Key")).isEqualTo("d7:7");
      assertThat(call.header("Content-Type")).isEqualTo("application/json; charset=utf-8");

      String timestamp = call.header("Bursar-Timestamp");
      String signature = call.header("Bursar-Signature");
      assertThat(signature).isEqualTo("v1=" + hmacByHand(SECRET, timestamp + "." + call.body()));
      WebhookVerifier verifier =
          new WebhookVerifier(List.of(SECRET), Duration.ofMinutes(5), Clock.systemUTC());
      assertThat(verifier.verify(timestamp, signature, body)).isEqualTo(Verdict.GENUINE);
      assertThat(call.body() + call.headers()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void aSecretThatIsNotSetIsLastingAndNothingIsSent() {
    try (Receiver receiver = Receiver.start()) {
      WebhookSink sink = new WebhookSink(receiver.url("/hook"), "env:BURSAR_NOT_SET_ANYWHERE");
      assertThatThrownBy(() -> sink.send(Notices.sample()))
          .isInstanceOfSatisfying(
              DeliveryFailure.class, failure -> assertThat(failure.lasting()).isTrue())
          .hasMessageContaining("BURSAR_NOT_SET_ANYWHERE");
      assertThat(receiver.calls()).isEmpty();
    }
  }

  /** RFC 2104 out of SHA-256, without javax.crypto. */
  private static String hmacByHand(String secret, String text) throws GeneralSecurityException {
    byte[] key = Arrays.copyOf(secret.getBytes(StandardCharsets.UTF_8), 64);
    byte[] inner = sha256(xor(key, 0x36), text.getBytes(StandardCharsets.UTF_8));
    return "%064x".formatted(new BigInteger(1, sha256(xor(key, 0x5c), inner)));
  }

  private static byte[] xor(byte[] key, int pad) {
    byte[] mixed = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      mixed[i] = (byte) (key[i] ^ pad);
    }
    return mixed;
  }

  private static byte[] sha256(byte[] first, byte[] second) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(first);
    return digest.digest(second);
  }
}
