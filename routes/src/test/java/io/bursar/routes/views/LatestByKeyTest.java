package io.bursar.routes.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LatestByKeyTest {

  @Test
  void theHighestOffsetOfEachKeyIsLeftAndOfEqualOnesTheLater() {
    List<BusRecord> left =
        LatestByKey.of(
            List.of(
                record("a", "{\"x\":1,\"offset\":9}"),
                record("b", "{\"x\":2,\"offset\":10}"),
                record("a", "{\"x\":3,\"offset\":10}"),
                record("b", "{\"x\":4,\"offset\":9}"),
                record("a", "{\"x\":5,\"offset\":10}")));
    assertThat(left)
        .extracting(LatestByKeyTest::text)
        .containsExactly("{\"x\":5,\"offset\":10}", "{\"x\":2,\"offset\":10}");
  }

  @Test
  void whatDoesNotTellItsOffsetIsNeverLeftOut() {
    List<BusRecord> batch =
        List.of(
            record("a", "{\"offset\":9,\"x\":1}"),
            record("a", "{\"x\":1,\"offset\":\"9\"}"),
            record("a", "{\"offset\":9} "),
            record("a", ""),
            record("a", "}"),
            record("a", "{\"offset\":99999999999999999999999}"),
            record("a", "{\"setoff\":9}"));
    assertThat(LatestByKey.of(batch)).containsExactlyElementsOf(batch);
  }

  @Test
  void usageEndsWithItsOffset() {
    byte[] json =
        BusJson.write(ViewEvents.usage("n", "2026", 123, ViewEvents.usage("2026", "1", "2")));
    assertThat(LatestByKey.offset(json)).isEqualTo(OptionalLong.of(123));
  }

  private static BusRecord record(String key, String json) {
    return BusRecord.of(key, EventType.USAGE, "", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(BusRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
