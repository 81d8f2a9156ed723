package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.hub.HubSettings;
import io.bursar.hub.cli.DemoPlayer;
import io.bursar.hub.cli.HubClient;
import io.bursar.hub.cli.ImportResult;
import io.bursar.hub.cli.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Plays {@link DemoPlan} of the day it is: what {@code bursar demo} shows. */
public final class SampleDemo implements DemoPlayer {
  private final Clock clock;

  /** Of today, in the zone of the demo's tenant. */
  public SampleDemo() {
    this(Clock.systemUTC());
  }

  SampleDemo(Clock clock) {
    this.clock = clock;
  }

  @Override
  public HubSettings prepare(HubSettings settings) {
    DemoFolder folder = new DemoFolder(settings.data());
    folder.lay(plan());
    return new HubSettings(
        settings.data(), folder.config(), settings.port(), settings.bind(), settings.external());
  }

  private DemoPlan plan() {
    return new DemoPlan(LocalDate.now(clock));
  }

  @Override
  public void play(HubSettings settings, String key, PrintWriter out, boolean json) {
    LocalDate today = LocalDate.now(clock);
    DemoPlan plan = new DemoPlan(today);
    HubClient hub = new HubClient(settings.uri(), () -> key);
    PrintWriter words = json ? new PrintWriter(PrintWriter.nullWriter()) : out;
    Outcome outcome = new Outcome(hub, words);
    List<ImportResult> imports =
        new DemoFeeds(hub, words).play(new DemoFolder(settings.data()).feeds(plan), plan);
    Happened happened = outcome.await(today, imports);
    words.println("  Foreseeing the next 30 days ...");
    List<Map<String, Object>> forecasts = new Foreseeing(hub).foresee(today);
    NextSteps next = new NextSteps(settings);
    if (json) {
      Map<String, Object> fields = happened.fields(next);
      fields.put("forecasts", forecasts);
      out.println(Json.text(fields));
    } else {
      new Story(happened).print(out);
      Foreseeing.print(forecasts, out);
      next.print(out, today);
    }
  }
}
