package io.bursar.hub.cli;

import io.bursar.hub.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "rebuild",
    description = {
      "Empty the views in Redis and PostgreSQL and make them again from the bus.",
      "Until they are made, queries show what is there so far. The ledger goes on meanwhile."
    },
    sortOptions = false)
final class RebuildCommand implements Callable<Integer> {
  private static final String PATH = "/views";
  private static final int POLL_SECONDS = 1;

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Wait until they are made, at most so long (default: do not wait).")
  private long wait;

  @Override
  public Integer call() throws InterruptedException {
    HubClient hub = Connection.to(bursar);
    long behind = behind(hub.post(PATH, Map.of()).body());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
    try (Progress progress = Progress.of("records of the bus", behind)) {
      long all = behind;
      while (behind > 0 && System.nanoTime() < end) {
        TimeUnit.SECONDS.sleep(POLL_SECONDS);
        behind = behind(hub.get(PATH).body());
        all = Math.max(all, behind);
        progress.at(all - behind);
      }
    }
    boolean made = behind == 0;
    spec.commandLine()
        .getOut()
        .println(
            bursar.json
                ? Json.text(Map.of("made", made, "behind", behind))
                : made
                    ? "The views are made again."
                    : "The views are being made again: " + behind + " records to go.");
    return (made || wait == 0 ? ExitCode.OK : ExitCode.NOT_READY).status();
  }

  private static long behind(String answer) {
    return ((Number) Json.object(answer).get("behind")).longValue();
  }
}
