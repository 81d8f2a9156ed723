package io.bursar.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "ready", description = "Say whether the hub is ready.", sortOptions = false)
final class ReadyCommand implements Callable<Integer> {
  @ParentCommand private BursarCommand bursar;

  @Override
  public Integer call() {
    return bursar.port > 0 ? 0 : 1;
  }
}
