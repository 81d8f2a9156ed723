package io.bursar.hub.operations;

import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.configuration.LoadedConfiguration;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeclareReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.FeedsEvent;
import io.bursar.routes.bus.Replies;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a linted configuration into force: journals one declare a tenant, waits until the ledger
 * has accepted it, and only then publishes it to the other stages through topic control.
 */
final class Declaration {

  private static final Logger LOG = LoggerFactory.getLogger(Declaration.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String JOURNAL = "kamelet:bus-sink?topic=" + Topic.JOURNAL.topicName();

  private final ControlView control;
  private final Replies replies;
  private final ProducerTemplate camel;
  private final Clock clock;

  Declaration(ControlView control, Replies replies, ProducerTemplate camel, Clock clock) {
    this.control = control;
    this.replies = replies;
    this.camel = camel;
    this.clock = clock;
  }

  /**
   * Declares what is other than the revision in force.
   *
   * @throws ProgramProblem when the ledger refuses a tenant's part, with all its reasons
   */
  void declare(LoadedConfiguration.Accepted loaded) {
    HubConfiguration configuration = loaded.configuration();
    // Before any declare: a decision that the declare makes possible must find its targets.
    control.publish(
        TargetsEvent.KEY,
        EventType.TARGETS,
        TargetsEvent.after(
            control.find(TargetsEvent.KEY, TargetsEvent.class),
            configuration.targets(),
            configuration.adjustTargets(),
            clock.instant()));
    for (TenantPart part : configuration.tenants()) {
      declare(part, loaded.hash());
    }
    control.publish(
        FeedsEvent.KEY,
        EventType.FEEDS,
        new FeedsEvent(loaded.hash(), configuration.feeds(), configuration.mappings()));
  }

  private void declare(TenantPart part, String hash) {
    TenantConfiguration tenant = part.configuration();
    List<RateEntry> rates =
        part.rates().stream()
            .map(rate -> new RateEntry(tenant.tenant(), rate.currency(), rate.day(), rate.rate()))
            .toList();
    Optional<RevisionEvent> before = control.revision(tenant.tenant());
    boolean same =
        before.isPresent()
            && before.get().configuration().equals(tenant)
            && before.get().rates().equals(rates);
    if (!same) {
      long revision = putInForce(tenant, hash, before.map(RevisionEvent::revision).orElse(0L) + 1);
      journalRates(rates, before.map(RevisionEvent::rates).orElse(List.of()));
      control.publish(
          "revision/" + tenant.tenant(),
          EventType.REVISION,
          new RevisionEvent(revision, hash, tenant, rates));
    }
  }

  /**
   * Declares until it is accepted or refused for a reason of its own. The ledger may be ahead of
   * topic control: a hub that was killed after its declare was accepted never published it.
   *
   * @param next the first revision to try
   * @return the revision it has
   */
  private long putInForce(TenantConfiguration tenant, String hash, long next) {
    DeclareReply reply = journalDeclare(new DeclareEntry(next, hash, tenant));
    while (reply.outrun()) {
      reply = journalDeclare(new DeclareEntry(reply.inForce() + 1, hash, tenant));
    }
    String name = tenant.tenant();
    if (!reply.accepted()) {
      throw new ProgramProblem(
          ProgramCode.START_FAILED,
          "The ledger refused the configuration of tenant '%s': %s"
              .formatted(name, String.join("; ", reply.messages())));
    }
    LOG.info("Configuration is in force tenant={} revision={}", name, reply.revision());
    reply.messages().forEach(warning -> LOG.warn("{} tenant={}", warning, name));
    return reply.revision();
  }

  private DeclareReply journalDeclare(DeclareEntry declare) {
    String tenant = declare.configuration().tenant();
    String id = tenant + "/" + declare.revision();
    BusRecord entry = BusRecord.of(tenant, EventType.DECLARE, id, BusJson.write(declare));
    return replies
        .ask(id, DeclareReply.class, PATIENCE, () -> camel.sendBody(JOURNAL, List.of(entry)))
        .orElseThrow(
            () ->
                new ProgramProblem(
                    ProgramCode.START_FAILED,
                    "The ledger did not answer the configuration of tenant '%s' within %d s"
                        .formatted(tenant, PATIENCE.toSeconds())));
  }

  /**
   * After the declare: the ledger refuses rates of a tenant it does not know. Before the revision
   * is published: its first charges must find them.
   */
  private void journalRates(List<RateEntry> rates, List<RateEntry> known) {
    Set<RateEntry> old = new HashSet<>(known);
    List<BusRecord> entries = new ArrayList<>();
    for (RateEntry rate : rates) {
      if (!old.contains(rate)) {
        String id = rate.tenant() + "/" + rate.currency() + "/" + rate.day() + "/" + rate.rate();
        entries.add(BusRecord.of(rate.tenant(), EventType.RATE, id, BusJson.write(rate)));
      }
    }
    if (!entries.isEmpty()) {
      camel.sendBody(JOURNAL, entries);
    }
  }
}
