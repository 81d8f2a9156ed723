package io.bursar.hub.servers;

import java.util.Map;

/** A server that the hub needs, embedded or outside. */
interface Server extends AutoCloseable {

  /** What beans need to reach it, by the names of docs/configuration.md. */
  Map<String, Object> properties();

  /** Where it is, for people: never with a password. */
  String address();

  /** Stops it and waits until it is gone; does nothing for an outside server. */
  @Override
  void close();
}
