package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.hub.HubApi;
import io.bursar.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that others run is killed under a hub, and comes back. */
class BrokerGoneIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path temp;

  @Test
  void theHubIsNotReadyAcknowledgesNothingAndGoesOnWhenItIsBack() throws Exception {
    Path data = temp.resolve("data");
    try (OthersServers others = new OthersServers(temp.resolve("others"));
        HubProcess hub = others.up(data, LoopbackPort.free(), Map.of()).awaitReady()) {
      HubApi api = new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
      assertThat(api.post(charge("before", "1.25")).status()).isEqualTo(202);
      awaitSpent(hub, api, "1.25");

      others.killKafka();
      await("not ready").until(() -> !hub.isReady());
      HubApi.Answer ready = api.send("GET", "/ready", "application/json", "");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body().at("/components/kafka/status").asText())
          .as("%s", ready.body())
          .isEqualTo("DOWN");
      HubApi.Answer refused = api.post(charge("meanwhile", "2.50"));
      assertThat(refused.status()).as("%s", refused.body()).isEqualTo(503);
      // What is known is still answered.
      assertThat(spent(api)).isEqualTo("1.25");

      others.startKafka();
      hub.awaitReady();
      assertThat(api.post(charge("meanwhile", "2.50")).status()).isEqualTo(202);
      assertThat(api.post(charge("after", "4.00")).status()).isEqualTo(202);
      awaitSpent(hub, api, "7.75");
    }
  }

  private static String charge(String id, String amount) {
    return """
        [{"specversion":"1.0","type":"io.bursar.charge","source":"/broker","id":"%s",\
        "tenant":"default","data":{"node":"default","day":"2026-10-01","amount":"%s",\
        "currency":"USD"}}]\
        """
        .formatted(id, amount);
  }

  private static String spent(HubApi api) throws IOException {
    JsonNode usage = api.get("/api/v1/usage?tenant=default&node=default&period=2026-10");
    return usage.at("/0/spent").asText();
  }

  private static void awaitSpent(HubProcess hub, HubApi api, String amount) {
    await("spent " + amount)
        .untilAsserted(() -> assertThat(spent(api)).as(hub.output()).isEqualTo(amount));
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
  }
}
