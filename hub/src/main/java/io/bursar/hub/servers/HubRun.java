package io.bursar.hub.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One run of a hub: its data folder, open, and its servers. */
final class HubRun implements AutoCloseable {
  private final DataFolder folder;
  private final Servers servers = new Servers();
  private boolean begun;
  private boolean closed;

  HubRun(DataFolder folder) {
    this.folder = folder;
  }

  Path data() {
    return folder.path();
  }

  /** Whether the run before was killed. */
  boolean afterACrash() {
    return folder.cleanStop().afterACrash();
  }

  /** Starts the servers; what beans need to reach them. */
  Map<String, Object> start(List<Supplier<Server>> suppliers) {
    servers.start(suppliers);
    return servers.properties();
  }

  /** What beans need to know of the folder. */
  Map<String, Object> properties() {
    return Map.of(
        "bursar.data",
        folder.path().toString(),
        "bursar.clean-start",
        String.valueOf(folder.cleanStop().clean()));
  }

  /** Every bean runs: only a run that came so far can end cleanly. */
  synchronized void begun() {
    begun = true;
  }

  /** Stops the servers, says that the run ended cleanly if it did, and gives the folder free. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      servers.close();
      if (begun) {
        folder.cleanStop().ended();
      }
    } finally {
      folder.close();
    }
  }
}
