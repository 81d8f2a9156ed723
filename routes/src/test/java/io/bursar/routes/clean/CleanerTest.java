package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.journal.When;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.clean.Cleaner.Cleaned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What another process has just declared is waited for before anything is refused for it. */
class CleanerTest {

  private final Map<String, RevisionEvent> here = new ConcurrentHashMap<>();
  private final Map<String, RevisionEvent> onTheBus = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final Cleaner cleaner =
      new Cleaner(
          new AcceptedRules(tenant -> Optional.ofNullable(here.get(tenant))),
          () -> {
            looks.incrementAndGet();
            here.putAll(onTheBus);
          },
          new StageMeter(
              new SimpleMeterRegistry(), StageName.of("clean"), Term.APPLIED, Term.REJECTED));

  @Test
  void aTenantThatIsNewsIsNotRefused() {
    onTheBus.put("acme", revision(1, "ads"));

    Cleaned cleaned = cleaner.clean(List.of(charge("a", "acme/ads")));

    assertThat(cleaned.entries()).hasSize(1);
    assertThat(cleaned.rejected()).isEmpty();
  }

  @Test
  void aNodeThatIsNewsIsNotRefused() {
    here.put("acme", revision(1, "ads"));
    onTheBus.put("acme", revision(2, "ads", "cloud"));

    Cleaned cleaned = cleaner.clean(List.of(charge("a", "acme/ads"), charge("b", "acme/cloud")));

    assertThat(cleaned.entries()).extracting(BusRecord::id).containsExactly("a", "b");
    assertThat(cleaned.rejected()).isEmpty();
  }

  @Test
  void whatIsUnknownEverywhereIsRefusedAfterOneLookABatch() {
    onTheBus.put("acme", revision(1, "ads"));

    Cleaned cleaned =
        cleaner.clean(
            List.of(
                charge("a", "acme/nowhere"),
                charge("b", "acme/ads"),
                charge("c", "acme/elsewhere")));

    assertThat(cleaned.entries()).extracting(BusRecord::id).containsExactly("b");
    assertThat(cleaned.rejected()).hasSize(2);
    assertThat(looks).hasValue(1);
  }

  @Test
  void whatIsNoChargeAtAllIsRefusedAndStopsNothing() {
    here.put("acme", revision(1, "ads"));
    String type = EventType.CHARGE_COLLECTED.typeName();
    BusRecord nothing =
        new BusRecord("k", type, "n", bytes("null"), Optional.empty(), Optional.empty());
    BusRecord hollow =
        new BusRecord(
            "k", type, "h", bytes("{\"tenant\":\"acme\"}"), Optional.empty(), Optional.empty());

    Cleaned cleaned = cleaner.clean(List.of(nothing, hollow, charge("a", "acme/ads")));

    assertThat(cleaned.entries()).extracting(BusRecord::id).containsExactly("a");
    assertThat(cleaned.rejected()).hasSize(2);
  }

  @Test
  void aRowOfASnapshotThatIsRefusedIsThereAllTheSame() {
    onTheBus.put("acme", revision(1, "ads"));
    SnapshotScope scope = new SnapshotScope("1", "2026-11", 7, "digest");
    Collected.Charge row =
        BusJson.read(charge("r1", "acme/nowhere").value(), Collected.Charge.class).in(scope);
    BusRecord refused = BusRecord.of("r1", EventType.CHARGE_COLLECTED, "r1", BusJson.write(row));
    SnapshotSent all =
        new SnapshotSent("acme", "test", "1", "2026-11", 7, 2, 6, "digest", Optional.of("i"));
    BusRecord end = BusRecord.of("k", EventType.SNAPSHOT_SENT, "end", BusJson.write(all));

    Cleaned cleaned = cleaner.clean(List.of(refused, end));

    assertThat(cleaned.rejected()).hasSize(1);
    assertThat(cleaned.entries())
        .extracting(BusRecord::type)
        .containsExactly(EventType.SNAPSHOT_ROW.typeName(), EventType.SNAPSHOT.typeName());
    assertThat(cleaned.entries()).extracting(BusRecord::key).containsOnly("acme");
    assertThat(BusJson.read(cleaned.entries().get(0).value(), SnapshotRowEntry.class))
        .isEqualTo(new SnapshotRowEntry("acme", "test", "r1", scope));
    assertThat(BusJson.read(cleaned.entries().get(1).value(), SnapshotEntry.class))
        .isEqualTo(
            new SnapshotEntry("acme", "test", "1", "2026-11", 7, 2, 6, "digest", Optional.of("i")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static BusRecord charge(String id, String node) {
    Collected.Charge charge =
        new Collected.Charge(
            "acme",
            "test",
            id,
            1,
            new When.On(LocalDate.of(2026, 11, 5)),
            BigDecimal.TEN,
            Optional.empty(),
            "CNY",
            Optional.of(node),
            Map.of(),
            Map.of(),
            Optional.empty());
    return BusRecord.of(id, EventType.CHARGE_COLLECTED, id, BusJson.write(charge));
  }

  private static RevisionEvent revision(long number, String... nodes) {
    List<Node> tree =
        Arrays.stream(nodes)
            .map(
                name ->
                    new Node(
                        "acme/" + name,
                        name,
                        List.of(new Node.Placement("acme", LocalDate.EPOCH)),
                        Map.of()))
            .toList();
    TenantConfiguration configuration =
        new TenantConfiguration(
            "acme",
            "CNY",
            ZoneOffset.UTC,
            TenantConfiguration.Basis.BILLED,
            1,
            tree,
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            "owner");
    return new RevisionEvent(number, "h", configuration, List.of());
  }
}
