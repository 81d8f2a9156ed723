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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A hub, in one process or in several, to be killed and started again. */
interface KilledHub extends AutoCloseable {

  /** Starts all of it, and waits until it is ready. */
  void start() throws IOException;

  /** kill -9 of one process of it, which is started again. */
  void kill(Random random) throws IOException, InterruptedException;

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
      Map<String, String> environment =
          Map.of(
              "BURSAR_CONFIG", configuration.folder().toString(), "BURSAR_ADMIN_KEY", SplitHub.KEY);
      process = HubProcess.up(data, port, environment);
      process.awaitReady();
    }

    @Override
    public void kill(Random random) throws IOException, InterruptedException {
      process.kill();
      process.close();
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
    private static final List<String> PROCESSES =
        List.of("ledger", COLLECT, "clean", "views,adjust,notify");

    private final OthersServers servers;
    private final SplitHub hub;
    private final SpendConfiguration configuration;

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

    /** Comes back at once: the others go on while it starts. */
    @Override
    public void kill(Random random) throws IOException, InterruptedException {
      String stages = PROCESSES.get(random.nextInt(PROCESSES.size()));
      hub.kill(stages);
      hub.start(stages);
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
