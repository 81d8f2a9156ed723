package io.bursar.hub.servers;

import io.bursar.hub.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One hub in several processes, each with some of the stages and a data folder of its own, on
 * servers that none of them has started. Only the process with the ledger is given the
 * configuration.
 */
public final class SplitHub implements AutoCloseable {

  /** The first key, which processes are given: none of them makes one. */
  public static final String KEY = "a-key-that-every-process-is-given";

  private static final String ANOTHER = "another ";

  private final OthersServers servers;
  private final Path folder;
  private final Path configuration;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, HubProcess> running = new LinkedHashMap<>();

  /**
   * None of its processes runs yet.
   *
   * @param folder where the processes have their data folders
   */
  public SplitHub(OthersServers servers, Path folder, Path configuration) {
    this.servers = servers;
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * Starts the process of these stages; a second start goes on in the same folder.
   *
   * @param stages {@code collect,clean}
   */
  public HubProcess start(String stages) throws IOException {
    return start(stages, Map.of("BURSAR_ADMIN_KEY", KEY));
  }

  /** The same of a process that knows the first key from the bus only. */
  HubProcess startWithoutKey(String stages) throws IOException {
    return start(stages, Map.of());
  }

  /** Starts one more process of these stages, which shares their work. */
  HubProcess startAnother(String stages) throws IOException {
    return start(stages, ANOTHER + stages, Map.of());
  }

  private HubProcess start(String stages, Map<String, String> key) throws IOException {
    return start(stages, stages, key);
  }

  private HubProcess start(String stages, String name, Map<String, String> key) throws IOException {
    Map<String, String> environment = new HashMap<>(key);
    environment.put("BURSAR_STAGES", stages);
    environment.put("ERP_SECRET", "what the receiver of notices shares with the hub");
    if (stages.contains("ledger")) {
      environment.put("BURSAR_CONFIG", configuration.toString());
    }
    HubProcess process =
        servers.up(folder.resolve(name.replace(',', '-')), port(name), environment);
    running.put(name, process);
    return process;
  }

  /** kill -9 of the process of these stages. */
  public void kill(String stages) throws InterruptedException {
    HubProcess process = running.remove(stages);
    process.kill();
    process.close();
  }

  /** kill -9 of the other process of these stages. */
  void killAnother(String stages) throws InterruptedException {
    kill(ANOTHER + stages);
  }

  /** Where the process of these stages listens, over its restarts. */
  public URI uri(String stages) throws IOException {
    return URI.create("http://127.0.0.1:" + port(stages));
  }

  private int port(String stages) throws IOException {
    if (!ports.containsKey(stages)) {
      ports.put(stages, HubProcess.freePort());
    }
    return ports.get(stages);
  }

  @Override
  public void close() {
    running.values().forEach(HubProcess::terminate);
    running.values().forEach(HubProcess::close);
  }
}
