package io.bursar.routes.views;

import static io.bursar.routes.views.ViewEvents.decision;
import static io.bursar.routes.views.ViewEvents.delivery;
import static io.bursar.routes.views.ViewEvents.rejection;
import static io.bursar.routes.views.ViewEvents.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.DeliveryEvent.State;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.ReplayEvent;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.views.RejectsView.Open;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows, decisions, rejects, deliveries and imports on a real PostgreSQL. */
class RecordViewsTest {

  private static final String NOON = "2026-11-05T12:00:00Z";

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir static Path folder;
  private static TestPostgres server;
  private static Postgres postgres;

  @BeforeAll
  static void startServer() {
    server = TestPostgres.start(folder);
    postgres = new Postgres(server.database());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void emptyViews() {
    execute(
        "TRUNCATE charges, windows, decisions, rejects, import_rejects, deliveries,"
            + " imports_collected, imports_counted");
  }

  @Test
  void windowsKeepTheirLastWordFor48Hours() {
    PostgresWindows windows = new PostgresWindows(postgres, Clock.fixed(NOW, ZoneOffset.UTC));
    windows.write(
        List.of(
            window("acme", NOW.minusSeconds(300), "5", 7),
            window("acme/ads", NOW.minusSeconds(300), "4", 7),
            window("acme", NOW.minusSeconds(600), "3", 8),
            window("acme", NOW.minusSeconds(300), "6", 8),
            window("acme", NOW.minusSeconds(300), "5", 7),
            window("acme", NOW.minusSeconds(48 * 3600 + 1), "9", 9),
            window("acme", NOW.minusSeconds(48 * 3600), "2", 9)));
    windows.write(List.of(window("acme", NOW.minusSeconds(600), "1", 6)));
    WindowsQuery query = new WindowsQuery("acme", List.of("acme", "acme/ads"), Instant.EPOCH, NOW);

    assertThat(Page.all(2, page -> windows.find(query, page)))
        .extracting(w -> w.node() + " " + w.spent())
        .containsExactly("acme 2", "acme 3", "acme 6", "acme/ads 4");

    PostgresWindows later =
        new PostgresWindows(postgres, Clock.fixed(NOW.plusSeconds(1), ZoneOffset.UTC));
    assertThat(later.find(query, PageRequest.first(9)).items()).hasSize(3);
    later.removeOld();
    assertThat(count("windows")).isEqualTo(3);
  }

  @Test
  void aDecisionStandsAsItsLastRecordSays() {
    PostgresDecisions decisions = new PostgresDecisions(postgres);
    List<Told<Decision>> told =
        List.of(
            told(EventType.DECISION, decision(1, "a", Decision.Status.APPLIED), "1", 1),
            told(EventType.DECISION, decision(2, "b", Decision.Status.FROZEN), "2", 2),
            told(EventType.DECISION, decision(3, "a", Decision.Status.RETRACTED), "3", 3),
            told(EventType.DECISION, decision(4, "c", Decision.Status.APPLIED), "4", 4));
    decisions.write(told.subList(2, 4));
    decisions.write(told);
    decisions.write(told.subList(0, 2));

    assertThat(Page.all(1, page -> decisions.find(DecisionsQuery.all("acme"), page)))
        .containsExactly(told.get(3).event(), told.get(2).event(), told.get(1).event());
    assertThat(decisions.get("acme", "a")).contains(told.get(2).event());
    assertThat(decisions.get("acme", "x")).isEmpty();
    assertThat(decisions.history("acme", "a"))
        .containsExactly(told.get(0).event(), told.get(2).event());
    assertThat(Page.all(3, page -> decisions.chain("acme", page)))
        .containsExactlyElementsOf(told.stream().map(Told::event).toList());
    DecisionsQuery applied =
        new DecisionsQuery(
            "acme",
            Optional.of(List.of("acme/ads")),
            Optional.of("eighty"),
            Optional.of(Decision.Status.APPLIED));
    assertThat(decisions.find(applied, PageRequest.first(9)).items())
        .containsExactly(told.get(3).event());
  }

  @Test
  void rejectsAreListedNewestFirstAndCountedOnceForTheirImport() {
    PostgresRejects rejects = new PostgresRejects(postgres);
    List<Told<Object>> told = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Rejection rejection = rejection(i % 2 == 0 ? "clean" : "collect", "BUR-1203", "import-1");
      told.add(told(EventType.REJECTED, rejection, "r" + i, i));
    }
    rejects.write(told.subList(0, 20));
    rejects.write(told.subList(10, 25));
    rejects.write(told.subList(0, 3));

    List<Reject> found = Page.all(4, page -> rejects.find(RejectsQuery.all("acme"), page)).toList();
    assertThat(found).extracting(Reject::id).hasSize(25).doesNotHaveDuplicates();
    assertThat(found).isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
    assertThat(rejects.get("acme", "collect.r7").orElseThrow().rejection().original())
        .isEqualTo(((Rejection) told.get(7).event()).original());
    RejectsQuery clean =
        new RejectsQuery(
            "acme",
            Optional.of("erp"),
            Optional.of("clean"),
            Optional.of("BUR-1203"),
            Optional.of("import-1"),
            Optional.of(found.get(24).time()),
            Optional.of(found.get(0).time().plusMillis(1)));
    assertThat(rejects.find(clean, PageRequest.first(100)).items()).hasSize(13);
    assertThat(rejects.find(before(found.get(0).time()), PageRequest.first(100)).items())
        .extracting(Reject::id)
        .containsExactlyElementsOf(found.subList(5, 25).stream().map(Reject::id).toList());

    PostgresImports imports = new PostgresImports(postgres);
    imports.writeCollected(List.of(collected(100, true, 5)));
    assertThat(imports.get("acme", "import-1").orElseThrow().rejectedByClean()).isEqualTo(13);
  }

  @Test
  void whatWasReplayedIsNoLongerOpenAndItsImportWaitsForItAgain() {
    PostgresRejects rejects = new PostgresRejects(postgres);
    PostgresImports imports = new PostgresImports(postgres);
    imports.writeCollected(List.of(collected(100, true, 5)));
    List<Told<Object>> told = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      told.add(told(EventType.REJECTED, rejection("clean", "BUR-1604", "import-1"), "r" + i, i));
    }
    ReplayEvent replay =
        new ReplayEvent(
            "acme", List.of("clean.r0", "clean.r1", "clean.r5"), "ann", Instant.parse(NOON));
    told.add(told(EventType.REPLAYED, replay, "replay", 7));
    rejects.write(told);
    rejects.write(told.subList(7, 8));

    List<Open> open = Page.all(2, page -> rejects.open(RejectsQuery.all("acme"), page)).toList();
    assertThat(open)
        .extracting(one -> one.reject().id())
        .containsExactly("clean.r2", "clean.r3", "clean.r4", "clean.r6");
    assertThat(open).as("the same original").extracting(Open::rounds).containsOnly(3);
    assertThat(rejects.get("acme", "clean.r1").orElseThrow().replayed())
        .contains(Instant.parse(NOON));
    assertThat(imports.get("acme", "import-1").orElseThrow().rejectedByClean()).isEqualTo(4);
  }

  private static RejectsQuery before(Instant end) {
    return new RejectsQuery(
        "acme",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(end));
  }

  @Test
  void aDeliveryStandsAsItsLastAttemptLeftIt() {
    PostgresDeliveries deliveries = new PostgresDeliveries(postgres);
    List<Told<DeliveryEvent>> told =
        List.of(
            told(EventType.DELIVERY, delivery("x", 1, State.RETRYING), "1", 1),
            told(EventType.DELIVERY, delivery("x", 2, State.DELIVERED), "2", 2),
            told(EventType.DELIVERY, delivery("y", 1, State.RETRYING), "3", 3));
    deliveries.write(told.subList(1, 3));
    deliveries.write(told);

    assertThat(Page.all(1, page -> deliveries.find(DeliveriesQuery.all("acme"), page)))
        .containsExactly(told.get(1).event(), told.get(2).event());
    assertThat(deliveries.attempts("acme", "x"))
        .containsExactly(told.get(0).event(), told.get(1).event());
    DeliveriesQuery retrying =
        new DeliveriesQuery(
            "acme",
            Optional.of("decision-1"),
            Optional.of("team-chat"),
            Optional.of(State.RETRYING));
    assertThat(deliveries.find(retrying, PageRequest.first(9)).items())
        .containsExactly(told.get(2).event());
  }

  @Test
  void anImportIsDoneWhenEveryRowHasEnded() {
    PostgresImports imports = new PostgresImports(postgres);
    imports.writeCounted(List.of(counted(90, 12)));
    assertThat(imports.get("acme", "import-1")).isEmpty();

    imports.writeCollected(List.of(collected(50, false, 3)));
    imports.writeCollected(List.of(collected(100, true, 9), collected(50, false, 3)));
    imports.writeCollected(List.of(collected(50, false, 3)));
    imports.writeCounted(List.of(counted(40, 5)));
    ImportProgress progress = imports.get("acme", "import-1").orElseThrow();
    assertThat(progress.collected().rows()).isEqualTo(100);
    assertThat(progress.counted().applied()).isEqualTo(90);
    assertThat(progress.done()).isFalse();

    PostgresRejects rejects = new PostgresRejects(postgres);
    List<Told<Rejection>> nine =
        IntStream.range(0, 9)
            .mapToObj(i -> rejection("clean", "BUR-1600", "import-1"))
            .map(r -> told(EventType.REJECTED, r, "r" + System.identityHashCode(r), 1))
            .toList();
    rejects.write(nine);
    rejects.write(nine);
    progress = imports.get("acme", "import-1").orElseThrow();
    assertThat(progress.rejected()).isEqualTo(10);
    assertThat(progress.done()).isTrue();
    assertThat(imports.find("acme", PageRequest.first(5)).items()).containsExactly(progress);
    assertThat(count("imports")).isEqualTo(1);
  }

  @Test
  void aRecordThatCannotBeKeptIsLeftOutAndSaidSoAndStopsNoOther() {
    ViewState state = new ViewState("charges", Clock.systemUTC(), new SimpleMeterRegistry());
    PostgresCharges charges = new PostgresCharges(postgres);
    ViewFeed<PostingEvent> feed =
        new ViewFeed<>(state, EventType.POSTING, PostingEvent.class, charges::write);
    List<BusRecord> batch = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String node = i == 13 ? "acme/" + randomText(9000) : "acme/ads";
      String day = i == 17 ? "+999999999-01-01" : "2026-11-05";
      String amount = i == 19 ? "1E-5000" : "1";
      batch.add(
          Postings.record(
              Postings.posting("a" + i, i, List.of(), Postings.part(node, day, amount))));
    }
    byte[] garbage = "{\"charge\":".getBytes(StandardCharsets.UTF_8);
    batch.add(BusRecord.of("acme", EventType.POSTING, "bad", garbage));
    batch.add(BusRecord.of("acme", EventType.TICK, "other", garbage));

    feed.take(batch);

    assertThat(count("charges")).isEqualTo(37);
    assertThat(state.leftOut()).isEqualTo(4);
    assertThat(new ViewsHealth(List.of(state)).health().getDetails())
        .containsEntry("charges.left-out", 4L);
  }

  private static String randomText(int length) {
    return new java.util.Random(1)
        .ints(length, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Told<WindowEvent> window(String node, Instant start, String spent, long offset) {
    WindowEvent event = new WindowEvent("acme", node, start, new BigDecimal(spent), 1, offset);
    return told(EventType.WINDOW, event, "w", offset);
  }

  private static Told<ImportEvent> collected(long rows, boolean complete, long offset) {
    ImportEvent event =
        new ImportEvent(
            "import-1",
            "acme",
            "erp",
            "may.csv",
            rows,
            1,
            0,
            complete,
            Optional.empty(),
            Optional.empty(),
            NOW);
    return told(EventType.IMPORT, event, "import-1", offset);
  }

  private static Told<ImportCounts> counted(long applied, long offset) {
    ImportCounts event = new ImportCounts("acme", "import-1", applied, 0, 0, 0, 0, 0, offset);
    return told(EventType.IMPORT_COUNTS, event, "import-1", 1);
  }

  private static void execute(String sql) {
    postgres.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private static long count(String table) {
    return postgres.read(Sql.of("SELECT count(*) FROM " + table), row -> row.getLong(1)).get(0);
  }
}
