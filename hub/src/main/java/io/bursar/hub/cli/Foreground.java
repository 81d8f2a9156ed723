package io.bursar.hub.cli;

import io.bursar.hub.ExitCode;
import io.bursar.hub.HubSettings;
import io.bursar.hub.HubStart;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a hub in this process until it is stopped, and says when and where it is ready. */
final class Foreground {
  private static final double SECONDS_BETWEEN_WORDS = 20;

  private final PrintWriter out;
  private final boolean json;
  private final long begin = System.nanoTime();

  Foreground(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** What to do once the hub is ready. */
  interface Ready {
    /**
     * Called once.
     *
     * @param key gets a key that has every role; this machine need not have one, as where another
     *     process of the same hub made it
     */
    void ready(Supplier<String> key) throws Exception;
  }

  int run(HubSettings settings, Ready ready) {
    HubStart.run(settings, hub -> started(settings, hub, ready));
    return ExitCode.OK.status();
  }

  private void started(HubSettings settings, ConfigurableApplicationContext hub, Ready ready) {
    awaitReady(settings, hub);
    if (!hub.isActive()) {
      return;
    }
    say(settings);
    try {
      ready.ready(() -> Connection.key(settings.data()));
    } catch (Exception e) {
      hub.close();
      throw e instanceof RuntimeException it ? it : new IllegalStateException(e);
    }
  }

  private void awaitReady(HubSettings settings, ConfigurableApplicationContext hub) {
    Readiness readiness = new Readiness(new HubClient(settings.uri(), () -> ""));
    Readiness.State state = readiness.await(SECONDS_BETWEEN_WORDS);
    while (!state.ready() && hub.isActive() && !Thread.currentThread().isInterrupted()) {
      out.println("Still waiting for: " + state.words());
      state = readiness.await(SECONDS_BETWEEN_WORDS);
    }
  }

  private void say(HubSettings settings) {
    double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
    if (json) {
      out.println(
          Json.text(
              Map.of(
                  "ready",
                  true,
                  "address",
                  settings.address(),
                  "pid",
                  ProcessHandle.current().pid(),
                  "seconds",
                  seconds)));
      return;
    }
    out.printf("Bursar is ready after %.1f s.%n", seconds);
    out.println("  address  " + settings.address() + "  (metrics at /metrics, state at /ready)");
    out.println("  key      " + key(settings.data().resolve("admin.key")));
    out.println("  data     " + settings.data().toAbsolutePath().normalize());
    out.println("Ctrl-C, or ./bursar stop, drains and stops it.");
  }

  private static String key(Path file) {
    if (System.getenv("BURSAR_ADMIN_KEY") != null) {
      return "the one in BURSAR_ADMIN_KEY";
    }
    return Files.exists(file)
        ? "in " + file + ", sent as Authorization: Bearer KEY"
        : "made earlier, and not in " + file;
  }
}
