package io.bursar.routes.forecast;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastDueEvent;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.forecast.SpendHistory.Spent;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Foresees whom it is time for. */
final class Foreseer {

  private static final Logger LOG = LoggerFactory.getLogger(Foreseer.class);

  /** What goes out: to who looks it up, into the journal, and by tenant into Redis. */
  record Said(
      List<BusRecord> forecasts, List<BusRecord> entries, Map<String, List<FeatureRow>> features) {}

  /** Who is to be foreseen from a day on, and the record that said so last. */
  private static final class Due {
    private final Set<String> nodes = new LinkedHashSet<>();
    private boolean everybody;
    private LocalDate day = LocalDate.MIN;
    private BusRecord cause;
    private int records;
  }

  private final Function<String, Optional<RevisionEvent>> revisions;
  private final Runnable recordsCaughtUp;
  private final SpendHistory history;
  private final PastForecasts past;
  private final Foresight foresight;
  private final StageMeter meter;
  private final Clock clock;

  /**
   * @param revisions the configuration in force
   * @param recordsCaughtUp returns when the records have what the ledger said until it was called,
   *     or it takes too long
   */
  Foreseer(
      Function<String, Optional<RevisionEvent>> revisions,
      Runnable recordsCaughtUp,
      SpendHistory history,
      PastForecasts past,
      Foresight foresight,
      StageMeter meter,
      Clock clock) {
    this.revisions = revisions;
    this.recordsCaughtUp = recordsCaughtUp;
    this.history = history;
    this.past = past;
    this.foresight = foresight;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Foresees, each tenant once.
   *
   * @throws org.springframework.dao.DataAccessException when PostgreSQL does not answer: nothing
   *     was said, and the batch begins anew
   */
  Said foresee(@Body List<BusRecord> batch) {
    Map<String, Due> byTenant = new LinkedHashMap<>();
    int unusable = 0;
    for (BusRecord record : batch) {
      Optional<ForecastDueEvent> due = read(record);
      due.ifPresent(it -> add(byTenant.computeIfAbsent(it.tenant(), any -> new Due()), it, record));
      unusable += due.isPresent() ? 0 : 1;
    }
    if (!byTenant.isEmpty()) {
      recordsCaughtUp.run();
    }
    Said said = new Said(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    for (Map.Entry<String, Due> each : byTenant.entrySet()) {
      unusable += tried(each.getKey(), each.getValue(), said) ? 0 : each.getValue().records;
    }
    meter.out(Term.APPLIED, batch.size() - unusable);
    meter.out(Term.REJECTED, unusable);
    return said;
  }

  /** One tenant that cannot be foreseen, whatever is wrong with it, holds up no other. */
  private boolean tried(String tenant, Due due, Said said) {
    try {
      foresee(tenant, due, said);
      return true;
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Nothing is foreseen of a tenant: this is a defect tenant={}", tenant, e);
      return false;
    }
  }

  private static Optional<ForecastDueEvent> read(BusRecord record) {
    if (EventType.FORECAST_DUE.typeName().equals(record.type())) {
      try {
        return Optional.of(BusJson.read(record.value(), ForecastDueEvent.class));
      } catch (UncheckedIOException | IllegalArgumentException e) {
        LOG.warn("A request for forecasts cannot be read at={}", record.origin(), e);
      }
    }
    return Optional.empty();
  }

  private static void add(Due due, ForecastDueEvent event, BusRecord record) {
    due.records++;
    if (!event.day().isBefore(due.day)) {
      due.day = event.day();
      due.cause = record;
    }
    event.node().ifPresentOrElse(due.nodes::add, () -> due.everybody = true);
  }

  private void foresee(String tenant, Due due, Said said) {
    Optional<TenantConfiguration> known = revisions.apply(tenant).map(RevisionEvent::configuration);
    if (known.isEmpty()) {
      LOG.warn("Nothing is foreseen of a tenant without a configuration tenant={}", tenant);
      return;
    }
    TenantConfiguration configuration = known.get();
    // All of them in any case: what one line has too few days to say, others do.
    Map<String, Spent> spent = history.of(configuration, nodes(configuration), due.day);
    List<DailySeries> series = spent.values().stream().flatMap(it -> it.before().stream()).toList();
    List<Foreseen> foreseen =
        foresight.foresee(series, due.day, calendar(configuration)).stream()
            .filter(it -> due.everybody || due.nodes.contains(it.line()))
            .toList();
    Map<String, ForecastEvent> before =
        past.before(tenant, foreseen.stream().map(Foreseen::line).toList(), due.day);
    Promise promise = new Promise(tenant, configuration.currency(), due.day, clock.millis());
    List<FeatureRow> rows = said.features().computeIfAbsent(tenant, any -> new ArrayList<>());
    for (Foreseen one : foreseen) {
      Spent itsOwn = spent.get(one.line());
      itsOwn.before().map(it -> FeatureRow.of(it.before(due.day))).ifPresent(rows::add);
      Optional<LocalDate> anomalous =
          Anomaly.of(one, itsOwn, Optional.ofNullable(before.get(one.line())), due.day);
      ForecastEvent event = promise.event(one, itsOwn.onTheDay(), anomalous);
      ForecastEntry entry = promise.entry(one, itsOwn.onTheDay(), anomalous);
      String id = due.cause.id() + "|" + one.line();
      said.forecasts()
          .add(
              BusRecord.caused(
                  due.cause, event.key(), EventType.FORESEEN, id, BusJson.write(event)));
      said.entries()
          .add(BusRecord.caused(due.cause, tenant, EventType.FORECAST, id, BusJson.write(entry)));
    }
    LOG.info("Foreseen tenant={} nodes={} from={}", tenant, foreseen.size(), due.day);
  }

  /** What the tenant knows of its days. */
  private static Calendar calendar(TenantConfiguration configuration) {
    Set<LocalDate> holidays = new HashSet<>();
    configuration.holidays().forEach(it -> holidays.add(it.day()));
    Set<LocalDate> promotions = new HashSet<>();
    configuration
        .promotions()
        .forEach(it -> it.from().datesUntil(it.to().plusDays(1)).forEach(promotions::add));
    return new Calendar(holidays, promotions);
  }

  private static Collection<String> nodes(TenantConfiguration configuration) {
    Set<String> nodes = new LinkedHashSet<>();
    nodes.add(configuration.tenant());
    nodes.add(configuration.unallocated());
    configuration.nodes().stream().map(Node::id).forEach(nodes::add);
    return nodes;
  }
}
