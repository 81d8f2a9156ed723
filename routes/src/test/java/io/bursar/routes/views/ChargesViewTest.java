package io.bursar.routes.views;

import static io.bursar.routes.views.Postings.part;
import static io.bursar.routes.views.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Money;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.testing.TestPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charges view on a real PostgreSQL. */
class ChargesViewTest {

  private static final ChargesQuery ALL =
      new ChargesQuery(
          "acme",
          List.of("acme/ads", "acme/cloud", "acme/hr"),
          LocalDate.parse("1990-01-01"),
          LocalDate.parse("2200-01-01"));

  @TempDir static Path folder;
  private static TestPostgres server;
  private static Postgres postgres;
  private static PostgresCharges charges;

  @BeforeAll
  static void startServer() {
    server = TestPostgres.start(folder);
    postgres = new Postgres(server.database());
    charges = new PostgresCharges(postgres);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void emptyView() {
    postgres.write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE charges");
          }
        });
  }

  @Test
  void aChargeComesBackAsItWasSaid() {
    PostingEvent posting =
        new PostingEvent(
            Outcome.APPLIED,
            List.of(),
            Postings.SHANGHAI,
            List.of(),
            5,
            99,
            new ChargeEntry(
                "acme",
                "aws",
                "line \u0000 \ud83d\ude00 \ud83d \"1\"\n",
                new ChargeVersion(7, 2),
                "content",
                new Money(new BigDecimal("-1234567890123456789012345.000000000001"), "USD"),
                Optional.empty(),
                List.of(
                    part("acme/ads", "2026-10-31T16:30:00.123456Z", "0.0000008"),
                    part("acme/cloud", "2026-11-02", "-33.333333333334")),
                new Conversion(Conversion.Kind.PROVISIONAL, LocalDate.EPOCH, Optional.empty()),
                Optional.empty(),
                Map.of(
                    "ServiceName", "S3",
                    "SubAccountId", "1234",
                    "ChargeCategory", "Usage",
                    "ChargeDescription", "a \"b\"",
                    "x_\u00e9", "{\u4e2d}"),
                Map.of("team", "search", "quote\"", "back\\slash\tand\u0001"),
                Optional.of("import-1")));
    write(posting);

    List<ChargeLine> lines = charges.find(ALL, PageRequest.first(10)).items();

    assertThat(lines).hasSize(2);
    ChargeLine first = lines.get(0);
    assertThat(first)
        .isEqualTo(
            new ChargeLine(
                "acme",
                "aws",
                // What PostgreSQL cannot keep is replaced: NUL, and half a surrogate pair.
                "line \ufffd \ud83d\ude00 ? \"1\"\n",
                7,
                2,
                0,
                "acme/ads",
                LocalDate.parse("2026-11-01"),
                Optional.of(Instant.parse("2026-10-31T16:30:00.123456Z")),
                new BigDecimal("0.0000008"),
                new BigDecimal("0.0000008"),
                new BigDecimal("-1234567890123456789012345.000000000001"),
                "USD",
                Conversion.Kind.PROVISIONAL,
                Optional.of("Usage"),
                Optional.of("S3"),
                Optional.of("1234"),
                Optional.of("a \"b\""),
                posting.charge().tags(),
                posting.charge().focus(),
                Optional.of("import-1"),
                5,
                99));
    assertThat(lines.get(1).part()).isEqualTo(1);
    assertThat(lines.get(1).instant()).isEmpty();
    assertThat(lines.get(1).ledger()).isEqualByComparingTo("-33.333333333334");
  }

  @Test
  void anAmountOfAnySizeIsKeptToTheLastDigit() {
    List<String> amounts =
        List.of(
            "0",
            "1",
            "-1",
            "9999",
            "10000",
            "0.1",
            "0.0001",
            "0.00001",
            "123456789.000000000001",
            "99999999999999999999.999999999999",
            "1E+5",
            "-0.000000000001",
            "100000000",
            "1.10");
    for (int i = 0; i < amounts.size(); i++) {
      write(posting("a" + i, i, List.of(), part("acme/ads", "2026-11-05", amounts.get(i))));
    }
    assertThat(lines()).hasSize(amounts.size());
    for (ChargeLine line : lines()) {
      BigDecimal said = new BigDecimal(amounts.get(Integer.parseInt(line.id().substring(1))));
      assertThat(line.ledger()).isEqualByComparingTo(said);
    }
    BigDecimal sum = amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(charges.total(ALL)).isEqualByComparingTo(sum);
  }

  @Test
  void aRestatementLeavesExactlyItsOwnParts() {
    List<Part> november = List.of(part("acme/ads", "2026-11-05", "10"));
    List<Part> october =
        List.of(part("acme/cloud", "2026-10-05", "3"), part("acme/cloud", "2026-10-05", "4"));
    PostingEvent first = posting("a1", 1, List.of(), november.get(0));
    PostingEvent second = posting("a1", 2, november, october.toArray(new Part[0]));
    PostingEvent third = posting("a1", 3, october, part("acme/cloud", "2026-10-05", "5"));

    write(first);
    write(second);
    assertThat(said()).containsExactly("acme/cloud 2026-10-05 3", "acme/cloud 2026-10-05 4");
    write(third);
    assertThat(said()).containsExactly("acme/cloud 2026-10-05 5");
    write(first);
    write(second);
    assertThat(said()).containsExactly("acme/cloud 2026-10-05 5");
    assertThat(charges.total(ALL)).isEqualByComparingTo("5");
  }

  @Test
  void whateverTheOrderAndHoweverOftenTheLastWordStands() {
    Random random = new Random(20261105);
    for (int history = 0; history < 60; history++) {
      emptyView();
      List<PostingEvent> postings = new ArrayList<>();
      List<String> last = new ArrayList<>();
      long offset = 0;
      for (int charge = 0; charge < 1 + random.nextInt(4); charge++) {
        List<Part> before = List.of();
        for (int version = 0; version < 1 + random.nextInt(4); version++) {
          Part[] parts = new Part[1 + random.nextInt(3)];
          for (int i = 0; i < parts.length; i++) {
            String node = random.nextBoolean() ? "acme/ads" : "acme/cloud";
            String day = "2026-%02d-%02d".formatted(10 + random.nextInt(2), 1 + random.nextInt(2));
            parts[i] = part(node, day, String.valueOf(random.nextInt(100)));
          }
          postings.add(posting("a" + charge, offset++, before, parts));
          before = List.of(parts);
        }
        before.forEach(p -> last.add(text(p)));
      }
      List<PostingEvent> told = new ArrayList<>(postings);
      for (PostingEvent posting : postings) {
        if (random.nextBoolean()) {
          told.add(posting);
        }
      }
      Collections.shuffle(told, random);
      while (!told.isEmpty()) {
        List<PostingEvent> batch = told.subList(0, 1 + random.nextInt(told.size()));
        write(batch.toArray(new PostingEvent[0]));
        batch.clear();
      }
      assertThat(said()).as("history %d", history).containsExactlyInAnyOrderElementsOf(last);
    }
  }

  /** Case 15, more of it than is written at once, and then said again in other words. */
  @Test
  void chargesOfManyPartsAreKeptPartByPart() {
    List<PostingEvent> years = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      years.add(posting("year" + i, i, List.of(), year("1")));
    }
    write(years.toArray(new PostingEvent[0]));
    ChargesQuery november =
        new ChargesQuery(
            "acme",
            List.of("acme/ads"),
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-11-30"));
    assertThat(charges.total(ALL)).isEqualByComparingTo("54750");
    assertThat(charges.total(november)).isEqualByComparingTo("4500");
    assertThat(Page.all(1000, page -> charges.find(november, page)).toList())
        .hasSize(4500)
        .allMatch(line -> line.part() == line.day().getDayOfYear() - 1);

    write(
        posting("year0", 200, List.of(year("1")), year("2")),
        posting("year1", 201, List.of(year("1")), part("acme/ads", "2026-11-05", "365")));
    assertThat(charges.total(ALL)).isEqualByComparingTo("55115");
    assertThat(charges.total(november)).isEqualByComparingTo("4865");
  }

  private static Part[] year(String amount) {
    return LocalDate.parse("2026-01-01")
        .datesUntil(LocalDate.parse("2027-01-01"))
        .map(day -> part("acme/ads", day.toString(), amount))
        .toArray(Part[]::new);
  }

  @Test
  void aFigureIsFoundByNodesAndDays() {
    write(
        posting("a", 1, List.of(), part("acme/ads", "2026-11-01", "1")),
        posting("b", 2, List.of(), part("acme/ads", "2026-11-30", "2")),
        posting("c", 3, List.of(), part("acme/ads", "2026-12-01", "4")),
        posting("d", 4, List.of(), part("acme/cloud", "2026-11-15", "8")),
        posting("e", 5, List.of(), part("acme/ads", "1850-11-15", "16")));
    ChargesQuery november =
        new ChargesQuery(
            "acme",
            List.of("acme/ads"),
            LocalDate.parse("2026-11-01"),
            LocalDate.parse("2026-11-30"));
    assertThat(charges.find(november, PageRequest.first(10)).items())
        .extracting(ChargeLine::id)
        .containsExactly("a", "b");
    assertThat(charges.total(november)).isEqualByComparingTo("3");
    ChargesQuery otherTenant =
        new ChargesQuery("other", november.nodes(), november.from(), november.to());
    assertThat(charges.find(otherTenant, PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    List<PostingEvent> many = new ArrayList<>();
    for (int i = 0; i < 997; i++) {
      String day = "2026-%02d-%02d".formatted(9 + i % 3, 1 + i % 28);
      many.add(posting("a" + i, i, List.of(), part("acme/ads", day, String.valueOf(i))));
    }
    write(many.toArray(new PostingEvent[0]));
    List<ChargeLine> all = charges.find(ALL, PageRequest.first(1000)).items();

    assertThat(Page.all(100, page -> charges.find(ALL, page)).toList()).hasSize(997).isEqualTo(all);
    assertThat(all).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    for (String cursor : List.of("x", "!", Cursor.of("2026-11-05", "n"), Cursor.of(1, 2, 3, 4))) {
      assertThatThrownBy(() -> charges.find(ALL, new PageRequest(10, Optional.of(cursor))))
          .isInstanceOf(BadCursor.class);
    }
  }

  private void write(PostingEvent... postings) {
    charges.write(List.of(postings).stream().map(Postings::told).toList());
  }

  private List<ChargeLine> lines() {
    return Page.all(1000, page -> charges.find(ALL, page)).toList();
  }

  private List<String> said() {
    return lines().stream()
        .map(l -> l.node() + " " + l.day() + " " + l.ledger().toPlainString())
        .toList();
  }

  private static String text(Part part) {
    return part.node()
        + " "
        + part.when().day(Postings.SHANGHAI)
        + " "
        + part.ledger().toPlainString();
  }
}
