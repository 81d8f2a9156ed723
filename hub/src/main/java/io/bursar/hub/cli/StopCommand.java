package io.bursar.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "stop", description = "Stop the hub.", sortOptions = false)
final class StopCommand implements Callable<Integer> {
  @ParentCommand private BursarCommand bursar;

  @Override
  public Integer call() {
    return bursar.port > 0 ? 0 : 1;
  }
}
