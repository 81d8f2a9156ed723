package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bursar.routes.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that somebody else made, or changed, must not forget what the ledger lives on. */
class BusTopicsTest {

  @TempDir private Path folder;

  @Test
  void topicsThatForgetAreRefusedAllAtOnce() throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      // As an operator makes it who knows nothing but its name.
      admin.createTopics(List.of(new NewTopic("bursar.journal", 2, (short) 1))).all().get();
      BusTopics topics =
          new BusTopics(new BusConnection(broker.bootstrap(), Map.of(), 1, 2, (short) 1));
      assertThatThrownBy(topics::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("bursar.journal has retention.ms=604800000 and needs -1")
          .hasMessageContaining("bursar.journal has message.timestamp.type=CreateTime")
          .hasMessageContaining("bursar.journal has max.message.bytes=");

      set(admin, "bursar.journal", "retention.ms", "-1");
      set(admin, "bursar.journal", "message.timestamp.type", "LogAppendTime");
      set(admin, "bursar.journal", "max.message.bytes", "20000000");
      assertThatCode(topics::check).doesNotThrowAnyException();

      topics.create();
      assertThatCode(topics::check).doesNotThrowAnyException();

      // More than is needed is as good.
      set(admin, "bursar.replies", "retention.ms", "-1");
      set(admin, "bursar.windows", "retention.ms", "999999999999");
      assertThatCode(topics::check).doesNotThrowAnyException();

      set(admin, "bursar.journal", "cleanup.policy", "compact");
      set(admin, "bursar.control", "cleanup.policy", "delete");
      set(admin, "bursar.postings", "retention.bytes", "1000000");
      set(admin, "bursar.replies", "retention.ms", "1000");
      assertThatThrownBy(topics::check)
          .hasMessageContaining("bursar.journal has cleanup.policy=compact and needs delete")
          .hasMessageContaining("bursar.control has cleanup.policy=delete and needs compact")
          .hasMessageContaining("bursar.postings has retention.bytes=1000000 and needs -1")
          .hasMessageContaining("bursar.replies has retention.ms=1000 and needs 86400000");
    }
  }

  /** Returns when the broker goes by it: it is told after the controller has said yes. */
  private static void set(Admin admin, String topic, String name, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                value.equals(
                    admin
                        .describeConfigs(List.of(resource))
                        .all()
                        .get()
                        .get(resource)
                        .get(name)
                        .value()));
  }
}
