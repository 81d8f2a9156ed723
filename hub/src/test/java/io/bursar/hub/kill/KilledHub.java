package io.bursar.hub.kill;

import io.bursar.hub.HubProcess;
import io.bursar.hub.servers.OthersServers;
import io.bursar.hub.servers.SplitHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A hub, in one process or in several, to be killed and started again. */
interface KilledHub extends AutoCloseable {

  /** Starts all of it, and waits until it is ready. */
  void start() throws IOException;

  /**
   * kill -9 of one process of it; where it waits for the answer of a call outside, of the one that
   * waits.
   *
   * @return whether what it was just sent broke off with it
   */
  boolean kill(Moment moment, Random random) throws InterruptedException;

  /** Starts again what was killed. */
  void restart() throws IOException;

  URI uri() throws IOException;

  String key();

  /** What a client of its broker needs. */
  Map<String, Object> kafka();

  SpendConfiguration configuration();

  @Override
  void close();

  /** Everything, and the broker, in one process. */
  static KilledHub whole(Path folder, SpendConfiguration configuration) throws IOException {
    return new Whole(folder.resolve("data"), configuration, HubProcess.freePort());
  }

  /** A process for each stage or two, on servers of their own. */
  static KilledHub split(Path folder, SpendConfiguration configuration) throws Exception {
    OthersServers servers = new OthersServers(folder.resolve("servers"));
    return new Split(servers, new SplitHub(servers, folder, configuration.folder()), configuration);
  }

  /** One process. */
  final class Whole implements KilledHub {
    private final Path data;
    private final SpendConfiguration configuration;
    private final int port;
    private HubProcess process;

    private Whole(Path data, SpendConfiguration configuration, int port) {
      this.data = data;
      this.configuration = configuration;
      this.port = port;
    }

    @Override
    public void start() throws IOException {
      Map<String, String> environment = new HashMap<>(SpendConfiguration.SECRETS);
      environment.put("BURSAR_CONFIG", configuration.folder().toString());
      environment.put("BURSAR_ADMIN_KEY", SplitHub.KEY);
      process = HubProcess.up(data, port, environment);
      process.awaitReady();
    }

    @Override
    public boolean kill(Moment moment, Random random) throws InterruptedException {
      process.kill();
      process.close();
      return true;
    }

    @Override
    public void restart() throws IOException {
      start();
    }

    @Override
    public URI uri() {
      return process.uri();
    }

    @Override
    public String key() {
      return SplitHub.KEY;
    }

    @Override
    public Map<String, Object> kafka() {
      try {
        String broker = Files.readString(data.resolve("kafka/port")).strip();
        return Map.of("bootstrap.servers", "127.0.0.1:" + broker);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SpendConfiguration configuration() {
      return configuration;
    }

    @Override
    public void close() {
      if (process != null) {
        process.close();
      }
    }
  }

  /** Several processes. */
  final class Split implements KilledHub {
    private static final String COLLECT = "collect";
    private static final String CALLS = "views,adjust,notify";
    private static final List<String> PROCESSES = List.of("ledger", COLLECT, "clean", CALLS);

    private final OthersServers servers;
    private final SplitHub hub;
    private final SpendConfiguration configuration;
    private String killed = "";

    private Split(OthersServers servers, SplitHub hub, SpendConfiguration configuration) {
      this.servers = servers;
      this.hub = hub;
      this.configuration = configuration;
    }

    @Override
    public void start() throws IOException {
      List<HubProcess> processes = new ArrayList<>();
      for (String stages : PROCESSES) {
        processes.add(hub.start(stages));
      }
      processes.forEach(HubProcess::awaitReady);
    }

    @Override
    public boolean kill(Moment moment, Random random) throws InterruptedException {
      String any = PROCESSES.get(random.nextInt(PROCESSES.size()));
      killed = moment == Moment.IN_CALL ? CALLS : any;
      hub.kill(killed);
      return killed.equals(COLLECT);
    }

    /** Comes back at once: the others go on while it starts. */
    @Override
    public void restart() throws IOException {
      hub.start(killed);
    }

    @Override
    public URI uri() throws IOException {
      return hub.uri(COLLECT);
    }

    @Override
    public String key() {
      return SplitHub.KEY;
    }

    @Override
    public Map<String, Object> kafka() {
      return servers.kafkaClient();
    }

    @Override
    public SpendConfiguration configuration() {
      return configuration;
    }

    @Override
    public void close() {
      hub.close();
      servers.close();
    }
  }
}
