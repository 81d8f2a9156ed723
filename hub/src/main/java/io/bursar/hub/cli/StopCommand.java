package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.servers.DataFolder;
import io.bursar.hub.servers.RecordedProcess;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "stop",
    description = "Stop the hub that uses the data folder, and wait until it has drained.",
    sortOptions = false)
final class StopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description = "Wait at most so long (default: 90).")
  private long wait;

  @Override
  public Integer call() throws InterruptedException {
    Optional<RecordedProcess> holder = DataFolder.holder(bursar.data);
    Optional<ProcessHandle> process = holder.flatMap(it -> ProcessHandle.of(it.pid()));
    if (process.isEmpty()) {
      say("No hub runs on " + bursar.data.toAbsolutePath().normalize() + ".", false, 0);
      return 0;
    }
    stop(process.get());
    say("Stopped the hub (process " + process.get().pid() + ").", true, process.get().pid());
    return 0;
  }

  private void stop(ProcessHandle process) throws InterruptedException {
    if (!process.destroy()) {
      throw new ProgramProblem(
          ProgramCode.STOP_TIMEOUT, "Process " + process.pid() + " may not be signalled");
    }
    try {
      process.onExit().get(wait, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new ProgramProblem(
          ProgramCode.STOP_TIMEOUT,
          "The hub (process " + process.pid() + ") still runs after " + wait + " s",
          e);
    }
  }

  private void say(String words, boolean stopped, long pid) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(bursar.json ? Json.text(Map.of("stopped", stopped, "pid", pid)) : words);
  }
}
