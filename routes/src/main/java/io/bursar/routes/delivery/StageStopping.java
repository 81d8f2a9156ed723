package io.bursar.routes.delivery;

/**
 * Ends a delivery without its end being known, because its route stops. It leaves the route as a
 * failure, so the batch is not committed and is read again by whoever runs the target next.
 */
public final class StageStopping extends RuntimeException {

  private static final long serialVersionUID = 1;

  StageStopping(String target) {
    super("route of target " + target + " stops; its delivery begins anew with the next start");
  }
}
