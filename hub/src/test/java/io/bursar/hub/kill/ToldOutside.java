package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What must have come outside.
 *
 * @param decided what was decided, in order
 * @param outbox where moved limits are dropped as files
 */
record ToldOutside(List<Decision> decided, Receiver receiver, Path outbox) {

  /**
   * Everything came, in order, and nothing else did; and of what has no end that both sides see, no
   * more came twice than may.
   *
   * @param repeats of each target, by its name, that had a reason
   */
  void require(int kills, Map<String, Integer> repeats) {
    List<Decision> told = decided.stream().filter(each -> !each.alerts().isEmpty()).toList();
    require(Receiver.NOTICES, told, ToldOutside::record, kills + repeats.getOrDefault("erp", 0));
    List<Decision> moved = moved();
    require(Receiver.LIMITS, moved, Decision::id, kills + repeats.getOrDefault("ad-platform", 0));
    assertThat(dropped())
        .containsExactlyInAnyOrderElementsOf(
            moved.stream().map(each -> each.id() + "-" + each.number() + ".csv").toList());
  }

  /** Those whose limits are carried out. */
  List<Decision> moved() {
    return decided.stream()
        .filter(each -> each.status() == Status.APPLIED && !each.allotments().isEmpty())
        .toList();
  }

  private void require(
      String path, List<Decision> wanted, Function<Decision, String> key, int repeats) {
    List<Receiver.Call> calls = receiver.calls(path);
    assertThat(calls.stream().map(Receiver.Call::key).distinct().toList())
        .as("what came at %s", path)
        .isEqualTo(wanted.stream().map(key).toList());
    Map<String, String> ids = new HashMap<>();
    wanted.forEach(each -> ids.put(key.apply(each), each.id()));
    for (Receiver.Call call : calls) {
      assertThat(call.body()).contains("\"decision\":\"" + ids.get(call.key()) + "\"");
    }
    assertThat(calls.size() - wanted.size())
        .as("what came twice at %s", path)
        .isLessThanOrEqualTo(repeats);
  }

  /** The decision and which word on it: a later one is news. */
  private static String record(Decision decision) {
    return decision.id() + ":" + decision.number();
  }

  private List<String> dropped() {
    try (Stream<Path> files = Files.list(outbox)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(".csv"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
