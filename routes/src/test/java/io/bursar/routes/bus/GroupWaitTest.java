package io.bursar.routes.bus;

import static io.bursar.routes.bus.GroupBus.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupWaitTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void itIsOverWhenTheGroupHasWhatThereWasAndNotWhenMoreCame() throws Exception {
    try (GroupBus bus = new GroupBus(folder.resolve("broker"))) {
      GroupWait wait = new GroupWait(bus.connection());
      assertThat(wait.await(GROUP, Topic.USAGE, LONG)).as("nothing there").isTrue();

      bus.say(Topic.USAGE, 0, 5);
      assertThat(wait.await(GROUP, Topic.USAGE, SHORT)).as("nothing done").isFalse();
      bus.take(Topic.USAGE, 0, 3);
      assertThat(wait.await(GROUP, Topic.USAGE, SHORT)).as("some done").isFalse();
      // Behind the five there is the mark of their transaction, which nobody commits.
      bus.take(Topic.USAGE, 0, 5);
      assertThat(wait.await(GROUP, Topic.USAGE, LONG)).as("all done").isTrue();

      bus.say(Topic.USAGE, 0, 1);
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> wait.await(GROUP, Topic.USAGE, LONG));
      Thread.sleep(SHORT.toMillis());
      assertThat(waiting).isNotDone();
      bus.say(Topic.USAGE, 0, 1);
      bus.take(Topic.USAGE, 0, 7);
      assertThat(waiting.get()).as("done, and more has come").isTrue();
    }
  }
}
