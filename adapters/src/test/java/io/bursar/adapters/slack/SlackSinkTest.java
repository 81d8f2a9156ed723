package io.bursar.adapters.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.message.Notice;
import io.bursar.adapters.testing.Decisions;
import io.bursar.adapters.testing.Notices;
import io.bursar.adapters.testing.Receiver;
import io.bursar.adapters.testing.Samples;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackSinkTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void postsWhatTheSampleSays() throws Exception {
    try (Receiver slack = Receiver.start()) {
      new SlackSink(slack.url("/services/T0/B0/x")).send(Notices.sample());

      assertThat(slack.calls()).hasSize(1);
      Receiver.Call call = slack.calls().get(0);
      assertThat(call.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
      assertThat(JSON.readTree(call.body()))
          .isEqualTo(JSON.readTree(Samples.of("slack", "notice.json")));
    }
  }

  @Test
  void namesCannotCallEverybodyOrMakeLinks() throws Exception {
    JsonNode message = message(Notices.saying("<!channel> a & b: <http://evil|budget>"));
    assertThat(message.get("text").asText())
        .isEqualTo("&lt;!channel&gt; a &amp; b: &lt;http://evil|budget&gt;");
    assertThat(message.at("/attachments/0/color").asText()).isEqualTo("danger");
  }

  @Test
  void aSentenceIsCutWhereNoCharacterBreaks() throws Exception {
    String text = message(Notices.saying("x".repeat(2999) + "😀" + "y")).get("text").asText();
    assertThat(text).isEqualTo("x".repeat(2999) + "…");
  }

  @Test
  void goodNewsIsGreen() throws Exception {
    Decision retracted =
        Decisions.decision(9, Decision.Status.RETRACTED, List.of(), List.of(), Optional.empty());
    JsonNode message = message(new Notice(Severity.CRITICAL, "withdrawn", retracted));
    assertThat(message.at("/attachments/0/color").asText()).isEqualTo("good");
  }

  @Test
  void aWebhookThatIsGoneIsLasting() {
    try (Receiver slack = Receiver.start()) {
      slack.plan(404, Map.of());
      assertThatThrownBy(() -> new SlackSink(slack.url("/gone")).send(Notices.sample()))
          .isInstanceOfSatisfying(
              DeliveryFailure.class, failure -> assertThat(failure.lasting()).isTrue());
    }
  }

  private static JsonNode message(Notice notice) throws IOException {
    return JSON.readTree(SlackMessage.of(notice));
  }
}
