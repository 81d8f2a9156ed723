package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Start the hub, play the sample feeds through it, and leave it running.",
    footer = {
      "",
      "Its configuration is made in demo/config in the data folder, and --config is not read. What",
      "you change there stays; run it again and it goes on with that."
    },
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private StartOptions start;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DemoPlayer player = ServiceLoader.load(DemoPlayer.class).findFirst().orElseThrow();
    HubSettings settings = player.prepare(start.settings(bursar));
    // Scripts get one object, at the end; it says of the hub what they need.
    PrintWriter words = bursar.json ? new PrintWriter(PrintWriter.nullWriter()) : out;
    return new Foreground(words, bursar.json)
        .run(settings, key -> player.play(settings, key.get(), out, bursar.json));
  }
}
