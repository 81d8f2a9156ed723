package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.routes.bus.PostingEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The charges view in PostgreSQL. */
final class PostgresCharges implements ChargesView {

  private static final int ROW_BYTES = 400;

  /** Written at once; a batch of charges that are spread over years has millions. */
  private static final int MOST_ROWS = 50_000;

  /** Nodes times days that are looked up one by one. */
  private static final int MOST_PLACES = 20_000;

  /** What is said is kept unless something later was said: a posting told twice changes nothing. */
  private static final String LATER_WINS =
      "ON CONFLICT (%s) DO UPDATE SET %s WHERE charges.journal_offset < excluded.journal_offset"
          .formatted(
              String.join(", ", ChargeColumns.TABLE.key()),
              ChargeColumns.TABLE.values().stream()
                  .map(v -> v + " = excluded." + v)
                  .collect(Collectors.joining(", ")));

  private record After(LocalDate day, String node, UUID identity, int piece) {}

  private final Postgres postgres;
  private final ChargeMonths months;

  PostgresCharges(Postgres postgres) {
    this.postgres = postgres;
    this.months = new ChargeMonths(postgres);
  }

  void write(List<Told<PostingEvent>> postings) {
    Map<ChargeCell.Key, ChargeCell> cells = new LinkedHashMap<>(2 * postings.size());
    for (Told<PostingEvent> posting : postings) {
      for (ChargeCell cell : ChargeCell.of(posting.event())) {
        cells.merge(cell.key(), cell, PostgresCharges::later);
      }
      if (cells.size() >= MOST_ROWS) {
        write(cells);
        cells.clear();
      }
    }
    write(cells);
  }

  private void write(Map<ChargeCell.Key, ChargeCell> cells) {
    months.need(cells.keySet().stream().map(ChargeCell.Key::day).collect(Collectors.toSet()));
    write(cells.values());
  }

  private static ChargeCell later(ChargeCell one, ChargeCell other) {
    return one.posting().offset() > other.posting().offset() ? one : other;
  }

  /**
   * First as if nothing of it had been written before, which is nearly always so and cheaper; where
   * it was, all of it again with a look at what is there.
   */
  private void write(Collection<ChargeCell> cells) {
    List<ChargeCell> fresh = new ArrayList<>(cells.size());
    List<ChargeCell> known = new ArrayList<>();
    cells.forEach(cell -> (cell.fresh() ? fresh : known).add(cell));
    CopyRows freshRows = rows(fresh);
    CopyRows knownRows = rows(known);
    try {
      postgres.writeNew(
          connection -> {
            if (!known.isEmpty()) {
              ChargeColumns.TABLE.merge(connection, knownRows, LATER_WINS);
            }
            if (!fresh.isEmpty()) {
              ChargeColumns.TABLE.insert(connection, freshRows);
            }
          });
    } catch (Postgres.Taken seenBefore) {
      CopyRows all = rows(cells);
      postgres.write(connection -> ChargeColumns.TABLE.merge(connection, all, LATER_WINS));
    }
  }

  private static CopyRows rows(Collection<ChargeCell> cells) {
    CopyRows rows = new CopyRows(cells.size() * ROW_BYTES);
    cells.forEach(cell -> ChargeColumns.write(cell, rows));
    return rows.end();
  }

  @Override
  public Page<ChargeLine> find(ChargesQuery query, PageRequest page) {
    Sql sql = Sql.of("SELECT " + ChargeColumns.TABLE.columns() + " FROM charges");
    where(sql, query);
    Cursor.read(page, 4, PostgresCharges::after)
        .ifPresent(
            after ->
                sql.add(
                    "AND (day, node, identity, piece) > (?, ?, ?, ?)",
                    after.day(),
                    after.node(),
                    after.identity(),
                    after.piece()));
    sql.add("ORDER BY day, node, identity, piece LIMIT ?", page.limit() + 1);
    return Cursor.page(page, postgres.read(sql, Row::read), Row::cursor).map(Row::line);
  }

  @Override
  public List<ChargeSum> sums(ChargesQuery query) {
    Sql sql =
        Sql.of("SELECT category, service, sum(ledger) AS ledger, count(*) AS parts FROM charges");
    where(sql, query);
    sql.add(
        "GROUP BY category, service"
            + " ORDER BY category COLLATE \"C\" NULLS FIRST, service COLLATE \"C\" NULLS FIRST");
    return postgres.read(
        sql,
        row ->
            new ChargeSum(
                Postgres.optional(row, "category"),
                Postgres.optional(row, "service"),
                row.getBigDecimal("ledger"),
                row.getLong("parts")));
  }

  @Override
  public List<UnfinalCharges> unfinal(String tenant, LocalDate from, LocalDate to) {
    Sql sql =
        Sql.of(
                "SELECT currency, conversion, sum(counted) AS counted, sum(ledger) AS ledger,"
                    + " count(*) AS parts FROM charges WHERE standing AND tenant = ?",
                tenant)
            .add("AND day BETWEEN ? AND ?", from, to)
            .add("AND conversion IN ('provisional', 'unrated')")
            .add("GROUP BY currency, conversion ORDER BY currency, conversion");
    return postgres.read(
        sql,
        row ->
            new UnfinalCharges(
                row.getString("currency"),
                Conversion.Kind.valueOf(row.getString("conversion").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("counted"),
                row.getBigDecimal("ledger"),
                row.getLong("parts")));
  }

  @Override
  public BigDecimal total(ChargesQuery query) {
    Sql sql = Sql.of("SELECT coalesce(sum(ledger), 0) FROM charges");
    where(sql, query);
    return postgres.read(sql, row -> row.getBigDecimal(1)).get(0);
  }

  /**
   * Where few nodes are asked for on not too many days, the days are named one by one: PostgreSQL
   * then goes to each node and day by the index, instead of over all of the tenant's charges of
   * these days. The order stays that of the index, so a page costs what it holds.
   */
  private static void where(Sql sql, ChargesQuery query) {
    sql.add("WHERE standing AND tenant = ?", query.tenant())
        .add("AND day BETWEEN ? AND ?", query.from(), query.to())
        .add("AND node = ANY (?)", List.copyOf(query.nodes()));
    long days = ChronoUnit.DAYS.between(query.from(), query.to()) + 1;
    if (days > 0 && days * query.nodes().size() <= MOST_PLACES) {
      List<String> each =
          query.from().datesUntil(query.to().plusDays(1)).map(LocalDate::toString).toList();
      sql.add("AND day = ANY (?::date[])", each);
    }
  }

  private static After after(List<String> key) {
    return new After(
        LocalDate.parse(key.get(0)),
        key.get(1),
        UUID.fromString(key.get(2)),
        Integer.parseInt(key.get(3)));
  }

  private record Row(ChargeLine line, UUID identity, int piece) {
    static Row read(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Row(
          ChargeColumns.read(row), row.getObject("identity", UUID.class), row.getInt("piece"));
    }

    String cursor() {
      return Cursor.of(line.day(), line.node(), identity, piece);
    }
  }
}
