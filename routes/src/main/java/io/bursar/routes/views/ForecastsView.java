package io.bursar.routes.views;

import io.bursar.routes.bus.ForecastEvent;
import java.util.Collection;
import java.util.List;

/** What was foreseen. */
public interface ForecastsView {

  /**
   * The latest forecast of each node; nodes without one are left out.
   *
   * @throws ViewAway when PostgreSQL does not answer
   */
  List<ForecastEvent> latest(String tenant, Collection<String> nodes);

  /**
   * A node's forecasts, the latest first: one for each day from which it was foreseen.
   *
   * @throws ViewAway when PostgreSQL does not answer
   */
  List<ForecastEvent> history(String tenant, String node, int limit);
}
