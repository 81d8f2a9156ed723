package io.bursar.routes.bus;

import java.time.LocalDate;
import java.util.Optional;

/**
 * It is time to foresee: topic forecasts.due, key tenant.
 *
 * @param node id of the node; absent for all of the tenant
 * @param day the tenant's day, the first that is to be foreseen
 */
public record ForecastDueEvent(String tenant, Optional<String> node, LocalDate day, Cause cause) {

  /**
   * Checks that it says whom and when.
   *
   * @throws IllegalArgumentException when it does not
   */
  public ForecastDueEvent {
    if (tenant == null || day == null) {
      throw new IllegalArgumentException("a request for forecasts without tenant or day");
    }
  }

  /** Why it is time. */
  public enum Cause {
    /** The tenant's day turned. */
    DAY_TURNED,
    /** More was spent since the forecast than in nine cases of ten was foreseen. */
    LEFT_BAND,
    /** Somebody asked. */
    ASKED
  }
}
