package io.bursar.hub.api;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Promotion;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.keys.KeyStore;
import io.bursar.hub.keys.KeyText;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.bus.RevisionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Two tenants that must know nothing of each other, and the keys of their people. */
final class World implements Tenants {

  static final String ACME = "acme";
  static final String GLOBEX = "globex";

  /** Id of a key that nobody uses. */
  static final String SPARE = "5ea1";

  private final Map<String, RevisionEvent> revisions = new ConcurrentHashMap<>();
  private final Map<String, KeyEvent> keys = new ConcurrentHashMap<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** Operator of everything. */
  final String admin = key(new Grant(Role.OPERATOR, "*", "*"));

  final String viewer = key(new Grant(Role.VIEWER, "*", "*"));
  final String acmeOperator = key(new Grant(Role.OPERATOR, ACME, ACME));
  final String acmeViewer = key(new Grant(Role.VIEWER, ACME, ACME));
  final String adsViewer = key(new Grant(Role.VIEWER, ACME, "acme/ads"));
  final String adsOperator = key(new Grant(Role.OPERATOR, ACME, "acme/ads"));
  final String globexViewer = key(new Grant(Role.VIEWER, GLOBEX, GLOBEX));
  final String nobody = key();

  World() {
    keys.put(
        SPARE,
        new KeyEvent(
            SPARE,
            "-",
            "nobody",
            List.of(new Grant(Role.VIEWER, ACME, ACME)),
            false,
            Instant.EPOCH));
    accept(
        ACME,
        "CNY",
        "Asia/Shanghai",
        List.of(
            node("acme/ads", "ads", ACME),
            node("acme/ads/search", "search", "acme/ads"),
            node("acme/ads/social", "social", "acme/ads"),
            node("acme/cloud", "cloud", ACME),
            new Node(
                "n-42",
                "moved",
                List.of(
                    new Placement("acme/ads", LocalDate.of(2024, 1, 1)),
                    new Placement("acme/cloud", LocalDate.of(2026, 11, 16))),
                Map.of())),
        List.of(
            month(ACME, "1000"),
            month("acme/ads", "600"),
            month("acme/ads/search", "400"),
            new Budget("acme/ads/search", PeriodKind.DAY, Optional.empty(), Map.of(), Pace.EVEN),
            new Budget(
                "acme/cloud",
                PeriodKind.QUARTER,
                Optional.empty(),
                Map.of("2026-Q4", new BigDecimal("900")),
                Pace.NONE)));
    accept(GLOBEX, "USD", "UTC", List.of(node("globex/secret", "secret", GLOBEX)), List.of());
  }

  String key(Grant... grants) {
    KeyText text = KeyText.make(random);
    keys.put(
        text.id(),
        new KeyEvent(text.id(), text.hash(), "somebody", List.of(grants), false, Instant.EPOCH));
    return text.text();
  }

  void revoke(String key) {
    String id = key.split("_", -1)[1];
    keys.computeIfPresent(
        id, (any, k) -> new KeyEvent(id, k.hash(), k.principal(), k.grants(), true, k.created()));
  }

  KeyStore keys() {
    return new KeyStore() {
      @Override
      public Optional<KeyEvent> key(String id) {
        return Optional.ofNullable(keys.get(id));
      }

      @Override
      public List<KeyEvent> all() {
        return List.copyOf(keys.values());
      }

      @Override
      public void keep(KeyEvent key) {
        keys.put(key.id(), key);
      }
    };
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(revisions.keySet());
  }

  @Override
  public Optional<RevisionEvent> revision(String tenant) {
    return Optional.ofNullable(revisions.get(tenant));
  }

  private void accept(
      String tenant, String currency, String zone, List<Node> nodes, List<Budget> budgets) {
    TenantConfiguration configuration =
        new TenantConfiguration(
            tenant,
            currency,
            ZoneId.of(zone),
            Basis.BILLED,
            1,
            nodes,
            budgets,
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(
                new Promotion(
                    "Singles' Day", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 11))),
            List.of(
                new Holiday(LocalDate.of(2026, 12, 25), Optional.of("Christmas")),
                new Holiday(LocalDate.of(2027, 1, 1), Optional.empty())),
            List.of(),
            "somebody");
    revisions.put(tenant, new RevisionEvent(1, "hash", configuration, List.of()));
  }

  private static Node node(String id, String name, String parent) {
    return new Node(id, name, List.of(new Placement(parent, LocalDate.of(2024, 1, 1))), Map.of());
  }

  private static Budget month(String node, String amount) {
    return new Budget(
        node, PeriodKind.MONTH, Optional.of(new BigDecimal(amount)), Map.of(), Pace.NONE);
  }
}
