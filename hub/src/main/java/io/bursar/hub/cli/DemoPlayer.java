package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import java.io.PrintWriter;

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
  HubSettings prepare(HubSettings settings);

  /**
   * Called when the hub is ready; the hub stays up afterwards.
   *
   * @param settings what {@link #prepare} returned
   * @param key a key with every role
   * @param out what happened, for people, or as one JSON object
   */
  void play(HubSettings settings, String key, PrintWriter out, boolean json) throws Exception;
}
