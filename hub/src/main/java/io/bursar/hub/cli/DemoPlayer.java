package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import java.io.PrintWriter;
import java.net.URI;

/**
 * Plays the sample feeds through a hub that {@code bursar demo} has started. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface DemoPlayer {

  /**
   * Called before the hub starts: lays what the samples need, such as a configuration folder.
   *
   * @return the settings to start with
   */
  HubSettings prepare(HubSettings settings, PrintWriter out);

  /**
   * Called when the hub is ready; the hub stays up afterwards.
   *
   * @param hub where its API is, {@code http://127.0.0.1:8470}
   * @param key a key with every role
   */
  void play(HubSettings settings, URI hub, String key, PrintWriter out) throws Exception;
}
