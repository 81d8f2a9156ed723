package io.bursar.hub;

import java.net.URI;
import java.nio.file.Path;

/**
 * What an operator says when starting a hub; the rest comes from the configuration folder and the
 * environment.
 *
 * @param data the data folder
 * @param config the configuration folder; may be empty or absent
 * @param port the HTTP port
 * @param bind the address the HTTP server listens on; loopback unless told otherwise
 * @param external no embedded server may be started
 */
public record HubSettings(Path data, Path config, int port, String bind, boolean external) {

  /** Where clients on this machine find it. */
  public String address() {
    return "http://" + (bind.equals("0.0.0.0") ? "127.0.0.1" : bind) + ":" + port;
  }

  public URI uri() {
    return URI.create(address());
  }
}
