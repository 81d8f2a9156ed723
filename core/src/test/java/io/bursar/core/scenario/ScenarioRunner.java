package io.bursar.core.scenario;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.TickEntry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one scenario to an engine. */
public final class ScenarioRunner {

  private final LedgerUnderTest ledger;
  private final Scenario scenario;
  private Yaml given;
  private TenantConfiguration configuration;
  private Instant time;
  private long revision;
  private final Map<Long, TenantConfiguration> revisions = new HashMap<>();

  private ScenarioRunner(Scenario scenario, LedgerUnderTest ledger) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.given = scenario.given();
    this.configuration = new GivenTenant(given).configuration();
    this.time = time(given.text("time"));
  }

  /** Plays it from the start; throws an {@link AssertionError} at the first step that fails. */
  public static void run(Scenario scenario, LedgerUnderTest ledger) {
    new ScenarioRunner(scenario, ledger).run();
  }

  private void run() {
    declare();
    apply(new TickEntry());
    for (int i = 0; i < scenario.steps().size(); i++) {
      Scenario.Step step = scenario.steps().get(i);
      Expectations expectations =
          new Expectations(ledger, configuration.tenant(), scenario.name() + ", step " + (i + 1));
      step.when().forEach(this::happens);
      expectations.check(step.then());
    }
    DecisionChecks.check(ledger.decisions(), revisions);
  }

  private void happens(Yaml event) {
    EntryReader entries = new EntryReader(given);
    for (Map.Entry<String, Object> each : event.values().entrySet()) {
      Yaml body =
          each.getValue() instanceof Map ? event.map(each.getKey()) : Yaml.of(each.getKey(), null);
      switch (each.getKey()) {
        case "charge" -> entries.charges(body).forEach(this::apply);
        case "rate" -> apply(entries.rate(body));
        case "forecast" -> apply(entries.forecast(body));
        case "snapshot" -> apply(entries.snapshot(body));
        case "unusable-row" -> apply(entries.unusableRow(body));
        case "close" -> apply(new CloseEntry(configuration.tenant(), event.text("close"), "cfo"));
        case "time" -> time = time(event.text("time"));
        case "tick" -> {
          time = event.find("tick").filter(at -> !at.isEmpty()).map(this::time).orElse(time);
          apply(new TickEntry());
        }
        case "declare" -> redeclare(given.with(body));
        default -> throw new IllegalArgumentException(event.place() + ": " + each.getKey() + "?");
      }
    }
  }

  /** What was refused is not built upon. */
  private void redeclare(Yaml changed) {
    Yaml before = given;
    given = changed;
    configuration = new GivenTenant(given).configuration();
    declare();
    List<LedgerUnderTest.Declare> declares = ledger.declares();
    if (!declares.get(declares.size() - 1).accepted()) {
      given = before;
      configuration = new GivenTenant(given).configuration();
    }
  }

  private void declare() {
    revision++;
    revisions.put(revision, configuration);
    apply(new DeclareEntry(revision, "hash-" + revision, configuration));
  }

  private void apply(Entry entry) {
    ledger.apply(entry, time);
    // Time never stands still, as on a broker.
    time = time.plusMillis(1);
  }

  /** Written in the tenant's zone, as people read their clocks. */
  private Instant time(String written) {
    return LocalDateTime.parse(written).atZone(configuration.zone()).toInstant();
  }
}
