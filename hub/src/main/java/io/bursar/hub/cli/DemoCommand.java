package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import java.io.PrintWriter;
import java.net.URI;
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
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private StartOptions start;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DemoPlayer player = ServiceLoader.load(DemoPlayer.class).findFirst().orElseThrow();
    HubSettings settings = player.prepare(start.settings(bursar), out);
    ConfigurationCheck.require(settings.config(), spec.commandLine().getErr());
    return new Foreground(out, bursar.json)
        .run(settings, key -> player.play(settings, URI.create(settings.address()), key, out));
  }
}
