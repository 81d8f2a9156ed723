package io.bursar.routes.views;

/** The server that keeps a view does not answer. Trying again later helps; nothing is lost. */
public final class ViewAway extends RuntimeException {
  ViewAway(String server, Throwable cause) {
    super(server + " does not answer: " + cause.getMessage(), cause);
  }
}
