package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Digest;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.DeclaredTenant;
import io.bursar.core.ledger.state.DeclaredTenant.PolicyVersion;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateCodec;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.TenantClock;
import io.bursar.core.ledger.state.TenantHead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A declared configuration: in force as a whole, or refused as a whole with every reason. */
final class Declares {

  private final Tenants tenants;

  Declares(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, DeclareEntry entry, Position position) {
    String name = entry.configuration().tenant();
    Tenant before = tenants.find(store, name);
    if (before != null && saidBefore(entry, before)) {
      return List.of(declared(entry, warnings(before, position)));
    }
    List<String> reasons = DeclareCheck.reasons(entry, before, store);
    if (!reasons.isEmpty()) {
      long inForce = before == null ? 0 : before.head().revision();
      return List.of(
          new Effect.DeclareRefused(name, entry.revision(), entry.hash(), inForce, reasons));
    }
    if (entry.onlyCheck()) {
      return List.of(declared(entry, List.of()));
    }
    Tenant after = putInForce(store, entry, before, position);
    if (before != null
        && !before.configuration().fiscalYears().equals(after.configuration().fiscalYears())) {
      YearsCheck.forget(store, after);
      Held.goOn(store, after);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(declared(entry, warnings(after, position)));
    BudgetChange.effects(
        store,
        before == null ? List.of() : before.configuration().budgets(),
        after,
        position,
        effects);
    return effects;
  }

  private Tenant putInForce(
      LedgerStore store, DeclareEntry entry, Tenant before, Position position) {
    String name = entry.configuration().tenant();
    DeclaredTenant declared = remembering(entry.configuration(), before);
    String digest = Digest.of(StateCodec.encode(declared));
    store.put(
        StateKeys.head(name),
        new TenantHead(
            entry.revision(),
            entry.hash(),
            digest,
            position.offset(),
            before == null ? Optional.empty() : before.head().closedThrough()));
    store.put(StateKeys.declared(name), declared);
    setClock(store, name, position);
    return tenants.find(store, name);
  }

  /** The same revision again, as a hub says that did not hear the answer. */
  private static boolean saidBefore(DeclareEntry entry, Tenant before) {
    return entry.revision() == before.head().revision()
        && entry.hash().equals(before.head().hash())
        && entry.configuration().equals(before.configuration());
  }

  private static List<String> warnings(Tenant tenant, Position position) {
    LocalDate today = LocalDate.ofInstant(position.time(), tenant.zone());
    List<String> warnings = new ArrayList<>(OverAllotted.warnings(tenant, today));
    for (Rule rule : tenant.rules()) {
      if (rule.nodes(today).isEmpty()) {
        warnings.add(
            LedgerCode.POLICY_WITHOUT_NODES.says(
                "policy %s (%s) applies to no node: '%s'"
                    .formatted(
                        rule.policy().name(), rule.policy().place(), rule.policy().nodes())));
      }
    }
    return warnings;
  }

  private static Effect declared(DeclareEntry entry, List<String> warnings) {
    return new Effect.Declared(
        entry.configuration().tenant(), entry.revision(), entry.hash(), warnings);
  }

  /** The day stays as it was; the next tick looks at everything, for limits and rules changed. */
  private static void setClock(LedgerStore store, String tenant, Position position) {
    TenantClock before =
        store.get(StateKeys.clock(tenant)).map(TenantClock.class::cast).orElse(TenantClock.NONE);
    store.put(
        StateKeys.clock(tenant),
        new TenantClock(before.day(), position.time(), true, before.judged()));
  }

  private static DeclaredTenant remembering(TenantConfiguration configuration, Tenant before) {
    return before == null
        ? new DeclaredTenant(configuration, List.of(), versions(configuration, new TreeMap<>()))
        : new DeclaredTenant(
            configuration,
            retired(configuration, before),
            versions(configuration, before.declared().policies()));
  }

  /** The nodes of earlier configurations that this one has no more. */
  static List<Node> retired(TenantConfiguration configuration, Tenant before) {
    Set<String> configured = new HashSet<>();
    configuration.nodes().forEach(node -> configured.add(node.id()));
    List<Node> retired = new ArrayList<>(before.configuration().nodes());
    retired.addAll(before.declared().retired());
    retired.removeIf(node -> configured.contains(node.id()));
    return List.copyOf(retired);
  }

  /** A new text is a new version, also when the policy was away for a while. */
  private static SortedMap<String, PolicyVersion> versions(
      TenantConfiguration configuration, SortedMap<String, PolicyVersion> before) {
    SortedMap<String, PolicyVersion> versions = new TreeMap<>(before);
    for (Policy policy : configuration.policies()) {
      String digest = Digest.of(policy.text());
      PolicyVersion known = versions.get(policy.name());
      if (known == null) {
        versions.put(policy.name(), new PolicyVersion(1, digest));
      } else if (!known.digest().equals(digest)) {
        versions.put(policy.name(), new PolicyVersion(known.version() + 1, digest));
      }
    }
    return versions;
  }

  /** Whether the tenant has counted anything. */
  static boolean hasCharges(LedgerStore store, String tenant) {
    // A snapshot may have taken all of them back.
    return Identities.any(store, tenant)
        || !Scans.first(
                store,
                tenant,
                Kind.NODE_MONTH,
                "",
                1,
                month -> ((NodeMonth) month).isTouched() ? 1 : 0)
            .isEmpty();
  }
}
