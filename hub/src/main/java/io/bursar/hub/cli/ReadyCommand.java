package io.bursar.hub.cli;

import io.bursar.hub.ExitCode;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "ready",
    description = "Say whether the hub is ready: its servers answer and every stage runs.",
    sortOptions = false)
final class ReadyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Wait until it is, at most so long (default: do not wait).")
  private double wait;

  @Override
  public Integer call() {
    Readiness readiness = new Readiness(Connection.to(bursar));
    Readiness.State state = readiness.await(wait);
    ProgramCode otherwise = state.answers() ? ProgramCode.NOT_READY : ProgramCode.NO_HUB;
    if (bursar.json) {
      spec.commandLine().getOut().println(state.json());
      return (state.ready() ? ExitCode.OK : otherwise.exit()).status();
    }
    if (!state.ready()) {
      throw new ProgramProblem(
          otherwise,
          "The hub at " + Connection.address(bursar) + " is not ready (" + state.words() + ")");
    }
    spec.commandLine().getOut().println("The hub at " + Connection.address(bursar) + " is ready.");
    return ExitCode.OK.status();
  }
}
