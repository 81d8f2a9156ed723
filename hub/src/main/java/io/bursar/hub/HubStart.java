package io.bursar.hub;

import io.bursar.hub.operations.ConfigurationGate;
import io.bursar.hub.servers.DataFolder;
import io.bursar.hub.servers.PortOwner;
import io.bursar.hub.servers.ServersInitializer;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Starts the hub in this process. */
public final class HubStart {

  /** Goes to the log file only; the terminal gets one line. */
  private static final Logger FAILURES = LoggerFactory.getLogger("start-failure");

  /**
   * Of the threads that work on what comes in: nice 4 on Linux with what the launcher sets. Those
   * that answer somebody who waits, Tomcat's and the Redis client's, have the normal one.
   */
  private static final int BEHIND_THE_SCENES = Thread.MIN_PRIORITY;

  private HubStart() {}

  /** What to do when it is up; the context is the hub's. */
  public interface Started {
    void started(ConfigurableApplicationContext hub);
  }

  /**
   * Starts it, calls {@code started}, and returns when it has been stopped, by a signal or by
   * closing the context.
   *
   * @throws ProgramProblem when it cannot start, for a reason that the operator can mend
   */
  public static void run(HubSettings settings, Started started) {
    ConfigurationGate.require(settings.config(), System.err);
    DataFolder folder = DataFolder.open(settings.data(), settings.port());
    try {
      requirePort(settings, folder);
      run(settings, folder, started);
    } catch (RuntimeException e) {
      // After a start the folder is closed last, when its servers are gone, by whoever stops them.
      folder.close();
      throw e;
    }
  }

  private static void run(HubSettings settings, DataFolder folder, Started started) {
    SpringApplication application = new SpringApplication(BursarApplication.class);
    application.setAdditionalProfiles("program");
    application.addInitializers(new ServersInitializer(folder));
    CountDownLatch stopped = new CountDownLatch(1);
    application.addListeners(
        event -> {
          if (event instanceof ContextClosedEvent) {
            stopped.countDown();
          }
        });
    ConfigurableApplicationContext hub = start(application, settings);
    started.started(hub);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      hub.close();
    }
  }

  /** A thread has the priority of the one that starts it, unless it is given another. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static ConfigurableApplicationContext start(
      SpringApplication application, HubSettings settings) {
    int before = Thread.currentThread().getPriority();
    Thread.currentThread().setPriority(BEHIND_THE_SCENES);
    try {
      return application.run(arguments(settings));
    } catch (RuntimeException e) {
      FAILURES.error("the start failed", e);
      throw Causes.find(e, ProgramProblem.class)
          .orElseGet(
              () ->
                  Causes.find(e, PortInUseException.class)
                      .map(busy -> portBusy(settings))
                      .orElseGet(() -> failed(e)));
    } finally {
      Thread.currentThread().setPriority(before);
    }
  }

  private static ProgramProblem failed(RuntimeException e) {
    return new ProgramProblem(
        ProgramCode.START_FAILED, "The hub did not start: " + Causes.deepest(e), e);
  }

  private static void requirePort(HubSettings settings, DataFolder folder) {
    if (!PortOwner.isFree(settings.bind(), settings.port())) {
      folder.cleanStop().notBegun();
      throw portBusy(settings);
    }
  }

  private static ProgramProblem portBusy(HubSettings settings) {
    String who = PortOwner.of(settings.port()).map(owner -> " by " + owner).orElse("");
    return new ProgramProblem(
        ProgramCode.PORT_BUSY,
        "Port %d on %s is in use%s".formatted(settings.port(), settings.bind(), who));
  }

  private static String[] arguments(HubSettings settings) {
    return new String[] {
      "--bursar.data=" + settings.data().toAbsolutePath().normalize(),
      "--bursar.config=" + settings.config().toAbsolutePath().normalize(),
      "--bursar.external=" + settings.external(),
      "--server.port=" + settings.port(),
      "--server.address=" + settings.bind(),
      "--logging.file.name=" + settings.data().toAbsolutePath().normalize().resolve("logs/hub.log"),
    };
  }
}
