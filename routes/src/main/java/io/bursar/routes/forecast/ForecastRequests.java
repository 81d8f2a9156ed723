package io.bursar.routes.forecast;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastDueEvent;
import io.bursar.routes.bus.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;

/** Asks for forecasts; whichever process runs the stage forecast makes them. */
public final class ForecastRequests {

  private static final String SINK = "kamelet:bus-sink?topic=" + Topic.FORECASTS_DUE.topicName();

  private final ProducerTemplate camel;

  /** Sends requests with this template. */
  public ForecastRequests(ProducerTemplate camel) {
    this.camel = camel;
  }

  /**
   * Comes back when the bus has the request.
   *
   * @param node id of the node; empty for all of the tenant
   * @param day the tenant's day, the first that is to be foreseen
   */
  public void ask(String tenant, Optional<String> node, LocalDate day) {
    ForecastDueEvent due = new ForecastDueEvent(tenant, node, day, ForecastDueEvent.Cause.ASKED);
    String id = "asked-" + UUID.randomUUID();
    camel.sendBody(
        SINK, List.of(BusRecord.of(tenant, EventType.FORECAST_DUE, id, BusJson.write(due))));
  }
}
