package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.BusJson;
import org.junit.jupiter.api.Test;

class SeenRowsTest {

  @Test
  void aRowIsNewOnceInWhateverOrderABatchIsWrittenAgain() {
    SeenRows rows = new SeenRows();
    // The first half of a batch failed, the second was written; then the whole of it.
    for (long offset = 500; offset < 1000; offset++) {
      assertThat(rows.isNew("topic/3/" + offset)).isTrue();
    }
    rows = BusJson.read(BusJson.write(rows), SeenRows.class);
    for (long offset = 0; offset < 1000; offset++) {
      assertThat(rows.isNew("topic/3/" + offset)).isEqualTo(offset < 500);
    }
    assertThat(rows.isNew("topic/4/7")).isTrue();
  }

  @Test
  void itRemembersNoMoreThanItsWindowHoweverFarItGoes() {
    SeenRows rows = new SeenRows();
    long step = 7;
    for (long offset = 0; offset < 40L * SeenRows.WINDOW; offset += step) {
      assertThat(rows.isNew("topic/0/" + offset)).isTrue();
      assertThat(rows.isNew("topic/0/" + offset)).isFalse();
    }
    assertThat(rows.isNew("topic/0/0")).as("long ago").isFalse();
    assertThat(rows.isNew("topic/0/" + (40L * SeenRows.WINDOW - step + 1))).isTrue();
    assertThat(rows.isNew("topic/0/" + Long.MAX_VALUE)).isTrue();
    assertThat(BusJson.write(rows).length).isLessThan(SeenRows.WINDOW / 4);
  }

  @Test
  void whatIsNoPlaceIsAlwaysNew() {
    SeenRows rows = new SeenRows();
    for (String none : new String[] {"", "/", "/5", "a1", "topic/x", "topic/0/-5", "topic/0/"}) {
      assertThat(rows.isNew(none)).as(none).isTrue();
      assertThat(rows.isNew(none)).as(none).isTrue();
    }
  }
}
