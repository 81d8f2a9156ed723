package io.bursar.adapters.httpcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.adapters.message.Adjustment;
import io.bursar.adapters.testing.Decisions;
import io.bursar.adapters.testing.Receiver;
import io.bursar.adapters.testing.Samples;
import io.bursar.adapters.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpcallSinkTest {

  private static final Adjustment ADJUSTMENT =
      new Adjustment(Decisions.applied(7), List.of(Decisions.cut()));

  @Test
  void sendsTheSampleWithTheDecisionAsIdempotencyKey() throws Exception {
    try (Receiver system = Receiver.start()) {
      new HttpcallSink(system.url("/limits"), "", "PUT").send(ADJUSTMENT);

      Receiver.Call call = system.calls().get(0);
      ObjectMapper json = new ObjectMapper();
      assertThat(json.readTree(call.body()))
          .isEqualTo(json.readTree(Samples.of("httpcall", "adjustment.json")));
      assertThat(call.method()).isEqualTo("PUT");
      assertThat(call.header("Idempotency-Key")).isEqualTo("d7");
      assertThat(call.header("Bursar-Signature")).isEmpty();
    }
  }

  @Test
  void signsWhereThereIsASecret() throws Exception {
    try (Receiver system = Receiver.start()) {
      new HttpcallSink(system.url("/limits"), "key", "POST").send(ADJUSTMENT);

      Receiver.Call call = system.calls().get(0);
      assertThat(
              new WebhookVerifier(List.of("key"), Duration.ofMinutes(5), Clock.systemUTC())
                  .verify(
                      call.header("Bursar-Timestamp"),
                      call.header("Bursar-Signature"),
                      call.body().getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(WebhookVerifier.Verdict.GENUINE);
    }
  }

  @Test
  void anotherMethodIsRefused() {
    assertThatThrownBy(() -> new HttpcallSink("http://host/", "", "DELETE"))
        .hasMessage("method is DELETE; write POST or PUT");
  }

  @Test
  void anAdjustmentHasLimits() {
    assertThatThrownBy(() -> new Adjustment(Decisions.applied(7), List.of()))
        .hasMessage("decision d7 moves no limit here");
  }
}
