package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final int MIB = 1024 * 1024;

  private final Contract contract = Contract.load();
  private final Operation events = operation("postEvents");
  private final Operation content = operation("putImportContent");
  private final Operation usage = operation("getUsage");

  @Test
  void oneCallTooManyIsToldToComeBack() {
    Crowd crowd = new Crowd(2, 1, MIB);
    Runnable first = crowd.enter(usage, -1);
    crowd.enter(usage, -1);
    assertBusy(() -> crowd.enter(usage, -1));
    first.run();
    crowd.enter(usage, -1);
  }

  @Test
  void uploadsAndCallsDoNotTakeEachOthersPlaces() {
    Crowd crowd = new Crowd(1, 1, MIB);
    crowd.enter(content, 5L * 1024 * MIB);
    assertBusy(() -> crowd.enter(content, 1));
    crowd.enter(events, 1);
  }

  @Test
  void bodiesShareTheMemoryThatThereIs() {
    Crowd crowd = new Crowd(10, 1, 4L * MIB);
    Runnable large = crowd.enter(events, 3L * MIB);
    assertBusy(() -> crowd.enter(events, 2L * MIB));
    crowd.enter(usage, -1);
    large.run();
    crowd.enter(events, 2L * MIB);
  }

  @Test
  void aBodyOfUnknownLengthCountsAsTheLongest() {
    Crowd crowd = new Crowd(10, 1, 15L * MIB);
    crowd.enter(events, -1);
    assertBusy(() -> crowd.enter(events, -1));
  }

  @Test
  void aRefusedBodyLeavesNoPlaceTaken() {
    Crowd crowd = new Crowd(1, 1, 4L * MIB);
    Runnable all = crowd.enter(events, 4L * MIB);
    all.run();
    Runnable again = crowd.enter(events, 4L * MIB);
    assertBusy(() -> crowd.enter(events, 1));
    again.run();
    crowd.enter(events, 4L * MIB).run();
  }

  private static void assertBusy(Runnable enter) {
    assertThatThrownBy(enter::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo(ApiCode.BUSY);
              assertThat(refusal.problem().headers()).containsEntry("Retry-After", "1");
            });
  }

  private Operation operation(String id) {
    return contract.operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }
}
