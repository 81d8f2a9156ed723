package io.bursar.hub.cli;

import io.bursar.hub.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    description = "Check the configuration folder as a whole; needs no running hub.",
    sortOptions = false)
final class LintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Override
  public Integer call() {
    ConfigurationCheck check = ConfigurationCheck.of(bursar.config);
    PrintWriter out = spec.commandLine().getOut();
    if (bursar.json) {
      out.println(check.json());
    } else {
      check.lines().forEach(out::println);
      out.println(check.summary());
    }
    return (check.isRefused() ? ExitCode.CONFIGURATION : ExitCode.OK).status();
  }
}
