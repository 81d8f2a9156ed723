package io.bursar.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeliveryGatesTest {

  private final DeliveryGates gates = new DeliveryGates();

  @Test
  void anOpenGateLetsInAndWaitsItsTime() {
    gates.open(Purpose.NOTIFY, "chat");
    assertThatCode(() -> gates.enter(Purpose.NOTIFY, "chat")).doesNotThrowAnyException();
    assertThatCode(() -> gates.await(Purpose.NOTIFY, "chat", Duration.ofMillis(1)))
        .doesNotThrowAnyException();
  }

  @Test
  void aClosedGateWakesWhoWaitsAndLetsNobodyInUntilItIsOpenedAgain() {
    gates.open(Purpose.NOTIFY, "chat");
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> gates.await(Purpose.NOTIFY, "chat", Duration.ofMinutes(1)));
    gates.close(Purpose.NOTIFY, "chat");
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(StageStopping.class);
    assertThatThrownBy(() -> gates.enter(Purpose.NOTIFY, "chat"))
        .isInstanceOf(StageStopping.class)
        .hasMessageContaining("chat");
    assertThatCode(() -> gates.enter(Purpose.NOTIFY, "crm")).doesNotThrowAnyException();
    assertThatCode(() -> gates.enter(Purpose.ADJUST, "chat")).doesNotThrowAnyException();

    gates.open(Purpose.NOTIFY, "chat");
    assertThatCode(() -> gates.enter(Purpose.NOTIFY, "chat")).doesNotThrowAnyException();
  }

  @Test
  void everyGateClosesWhenTheProcessStops() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getManagementStrategy().addEventNotifier(gates);
      camel.start();
      gates.open(Purpose.NOTIFY, "chat");
      gates.enter(Purpose.NOTIFY, "chat");
      camel.stop();
    }
    assertThatThrownBy(() -> gates.enter(Purpose.NOTIFY, "chat")).isInstanceOf(StageStopping.class);
    assertThatThrownBy(() -> gates.enter(Purpose.ADJUST, "new")).isInstanceOf(StageStopping.class);
  }

  @Test
  void deliveryIdsAreReadAsTheyAreWritten() {
    DeliveryId id = new DeliveryId("d7", 7, "chat-1.x_y");
    assertThat(DeliveryId.parse(id.text())).isEqualTo(id);
    for (String bad : new String[] {"", "d7", "d7:7", "d7:x:chat", ":7:chat", "d7:7:", "a:1:b:c"}) {
      assertThatThrownBy(() -> DeliveryId.parse(bad))
          .hasMessage("delivery id is \"" + bad + "\"; it is written DECISION:NUMBER:TARGET");
    }
  }
}
