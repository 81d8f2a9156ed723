package io.bursar.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description = "Start the hub, with everything embedded unless told otherwise; Ctrl-C stops it.",
    sortOptions = false)
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private StartOptions start;

  @Override
  public Integer call() {
    ConfigurationCheck.require(bursar.config, spec.commandLine().getErr());
    return new Foreground(spec.commandLine().getOut(), bursar.json)
        .run(start.settings(bursar), key -> {});
  }
}
