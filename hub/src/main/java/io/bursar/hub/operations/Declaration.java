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
import java.util.UUID;
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
   * Declares what is other than the revision in force: all of it or, where the ledger would refuse
   * a tenant's part, nothing. A folder that says nothing, as one that was forgotten or mistyped
   * does, takes nothing away.
   *
   * @throws ProgramProblem when the ledger refuses, with all its reasons
   */
  void declare(LoadedConfiguration.Accepted loaded) {
    HubConfiguration configuration = loaded.configuration();
    if (saysNothing(configuration) && isSomethingInForce()) {
      LOG.warn(
          "The configuration folder says nothing, so what is in force stays. Set BURSAR_CONFIG to"
              + " the folder it came from");
      return;
    }
    List<TenantPart> changed =
        configuration.tenants().stream().filter(part -> !isInForce(part)).toList();
    check(changed, loaded.hash());
    // Before any declare: a decision that the declare makes possible must find its targets.
    control.publish(
        TargetsEvent.KEY,
        EventType.TARGETS,
        TargetsEvent.after(
            control.find(TargetsEvent.KEY, TargetsEvent.class),
            configuration.targets(),
            configuration.adjustTargets(),
            clock.instant()));
    for (TenantPart part : changed) {
      declare(part, loaded.hash());
    }
    control.publish(
        FeedsEvent.KEY,
        EventType.FEEDS,
        new FeedsEvent(loaded.hash(), configuration.feeds(), configuration.mappings()));
  }

  private static boolean saysNothing(HubConfiguration configuration) {
    return configuration.targets().isEmpty()
        && configuration.adjustTargets().isEmpty()
        && configuration.feeds().isEmpty()
        && configuration.mappings().isEmpty()
        && configuration.tenants().stream().allMatch(Declaration::isBareDefault);
  }

  private static boolean isBareDefault(TenantPart part) {
    TenantConfiguration tenant = part.configuration();
    return tenant.tenant().equals(HubConfiguration.DEFAULT_TENANT)
        && tenant.nodes().isEmpty()
        && tenant.budgets().isEmpty()
        && tenant.policies().isEmpty()
        && tenant.freezeDays().isEmpty()
        && tenant.rules().isEmpty()
        && tenant.rateCard().isEmpty()
        && tenant.promotions().isEmpty()
        && tenant.holidays().isEmpty()
        && part.rates().isEmpty();
  }

  private boolean isSomethingInForce() {
    Optional<TargetsEvent> targets = control.find(TargetsEvent.KEY, TargetsEvent.class);
    Optional<FeedsEvent> feeds = control.find(FeedsEvent.KEY, FeedsEvent.class);
    return targets.filter(it -> !it.targets().isEmpty()).isPresent()
        || targets.filter(it -> !it.adjustTargets().isEmpty()).isPresent()
        || feeds.filter(it -> !it.feeds().isEmpty() || !it.mappings().isEmpty()).isPresent()
        || control
            .revision(HubConfiguration.DEFAULT_TENANT)
            .map(RevisionEvent::configuration)
            .filter(
                it ->
                    !it.nodes().isEmpty()
                        || !it.budgets().isEmpty()
                        || !it.promotions().isEmpty()
                        || !it.holidays().isEmpty())
            .isPresent();
  }

  /**
   * Whether topic control and the ledger have it so. A hub that was killed between the two leaves a
   * ledger that is ahead.
   */
  private boolean isInForce(TenantPart part) {
    return control
        .revision(part.configuration().tenant())
        .filter(known -> known.configuration().equals(part.configuration()))
        .filter(known -> known.rates().equals(rates(part)))
        .map(
            known ->
                journal(
                    new DeclareEntry(known.revision(), known.hash(), known.configuration(), true)))
        .filter(DeclareReply::accepted)
        .isPresent();
  }

  private static List<RateEntry> rates(TenantPart part) {
    String tenant = part.configuration().tenant();
    return part.rates().stream()
        .map(rate -> new RateEntry(tenant, rate.currency(), rate.day(), rate.rate()))
        .toList();
  }

  /** Only the ledger knows what was charged already, so it is asked before anything is changed. */
  private void check(List<TenantPart> changed, String hash) {
    List<String> refused = new ArrayList<>();
    for (TenantPart part : changed) {
      DeclareReply reply = ask(part.configuration(), hash, true);
      if (!reply.accepted()) {
        refused.add(refusal(reply));
      }
    }
    refuse("The ledger refuses the configuration, and nothing of it is in force", refused);
  }

  private void declare(TenantPart part, String hash) {
    TenantConfiguration tenant = part.configuration();
    List<RateEntry> rates = rates(part);
    Optional<RevisionEvent> before = control.revision(tenant.tenant());
    DeclareReply reply = ask(tenant, hash, false);
    refuse(
        "The ledger refuses what it would have taken a moment ago",
        reply.accepted() ? List.of() : List.of(refusal(reply)));
    LOG.info("Configuration is in force tenant={} revision={}", tenant.tenant(), reply.revision());
    reply.messages().forEach(warning -> LOG.warn("{} tenant={}", warning, tenant.tenant()));
    journalRates(rates, before.map(RevisionEvent::rates).orElse(List.of()));
    control.publish(
        "revision/" + tenant.tenant(),
        EventType.REVISION,
        new RevisionEvent(reply.revision(), hash, tenant, rates));
  }

  private static String refusal(DeclareReply reply) {
    return "tenant '%s': %s".formatted(reply.tenant(), String.join("; ", reply.messages()));
  }

  private static void refuse(String what, List<String> refused) {
    if (!refused.isEmpty()) {
      throw new ProgramProblem(ProgramCode.START_FAILED, what + ": " + String.join("; ", refused));
    }
  }

  /**
   * Asks until it is accepted or refused for a reason of its own. The ledger may be ahead of topic
   * control: a hub that was killed after its declare was accepted never published it.
   */
  private DeclareReply ask(TenantConfiguration tenant, String hash, boolean onlyCheck) {
    long next = control.revision(tenant.tenant()).map(RevisionEvent::revision).orElse(0L) + 1;
    DeclareReply reply = journal(new DeclareEntry(next, hash, tenant, onlyCheck));
    while (reply.outrun()) {
      reply = journal(new DeclareEntry(reply.inForce() + 1, hash, tenant, onlyCheck));
    }
    return reply;
  }

  private DeclareReply journal(DeclareEntry declare) {
    String tenant = declare.configuration().tenant();
    // One of its own: the answer to an earlier question, of a start that failed, is not this one's.
    String id = tenant + "/" + declare.revision() + "/" + UUID.randomUUID();
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
