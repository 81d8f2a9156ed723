package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How rows best get into PostgreSQL. Not a test: {@code mvn -pl routes -am test
 * -Dtest=ChargesCopyBench -Dsurefire.failIfNoSpecifiedTests=false}. Each way parses and writes the
 * same postings, 5,000 a transaction, into an empty table with its index.
 */
class ChargesCopyBench {

  private static final int POSTINGS = Integer.getInteger("postings", 200_000);
  private static final int BATCH = 5_000;

  private static final String TYPES =
      "text,date,text,uuid,int,bigint,int,bool,int,timestamptz,numeric,numeric,numeric,text,text,"
          + "text,text,bigint,int,text,text,text,text,text,jsonb,jsonb";

  @TempDir static Path folder;

  /** One way of writing a batch. */
  interface Way {
    void write(Connection connection, List<ChargeCell> cells) throws SQLException;
  }

  @Test
  void compare() throws Exception {
    List<byte[]> json = new ArrayList<>();
    for (int i = 0; i < POSTINGS; i++) {
      json.add(BusJson.write(posting(i)));
    }
    try (TestPostgres server = TestPostgres.start(folder)) {
      for (int round = 1; round <= 2; round++) {
        for (String commit : List.of("on", "off")) {
          measure(server, json, round, commit, "COPY into the table", ChargesCopyBench::direct);
          measure(server, json, round, commit, "COPY, then ON CONFLICT", ChargesCopyBench::staged);
          measure(server, json, round, commit, "INSERT from arrays", ChargesCopyBench::arrays);
        }
      }
    }
  }

  private static void measure(
      TestPostgres server, List<byte[]> json, int round, String commit, String name, Way way)
      throws SQLException {
    DataSource database = server.database();
    new ChargeMonths(new Postgres(database))
        .need(json.stream().limit(5000).map(ChargesCopyBench::day).collect(Collectors.toSet()));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = " + commit);
      connection.setAutoCommit(false);
      long begun = System.nanoTime();
      long java = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long postgres = postgresCpuMillis();
      for (int at = 0; at < json.size(); at += BATCH) {
        List<ChargeCell> cells = new ArrayList<>();
        for (byte[] posting : json.subList(at, Math.min(json.size(), at + BATCH))) {
          cells.addAll(ChargeCell.of(BusJson.read(posting, PostingEvent.class)));
        }
        way.write(connection, cells);
        connection.commit();
      }
      System.out.printf(
          "round %d, synchronous_commit %-3s, %-22s: %6.0f/s, CPU a charge: java %.1f us, postgres"
              + " %.1f us%n",
          round,
          commit,
          name,
          json.size() * 1e9 / (System.nanoTime() - begun),
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - java)
              / 1e3
              / json.size(),
          (postgresCpuMillis() - postgres) * 1e3 / json.size());
    }
  }

  private static java.time.LocalDate day(byte[] posting) {
    return ChargeCell.of(BusJson.read(posting, PostingEvent.class)).get(0).key().day();
  }

  private static PostingEvent posting(int i) {
    String day = "2026-%02d-%02d".formatted(9 + i % 3, 1 + i * 7919 % 28);
    String node = "acme/line" + i % 10 + "/node" + i * 31 % 1000;
    return Postings.posting(
        "charge-" + i, i, List.of(), Postings.part(node, day + "T10:00:00Z", i % 9973 + ".37"));
  }

  private static CopyRows rows(List<ChargeCell> cells) {
    CopyRows rows = new CopyRows(cells.size() * 300);
    cells.forEach(cell -> ChargeColumns.write(cell, rows));
    return rows.end();
  }

  private static void direct(Connection connection, List<ChargeCell> cells) throws SQLException {
    ChargeColumns.TABLE.insert(connection, rows(cells));
  }

  private static void staged(Connection connection, List<ChargeCell> cells) throws SQLException {
    ChargeColumns.TABLE.merge(connection, rows(cells));
  }

  private static void arrays(Connection connection, List<ChargeCell> cells) throws SQLException {
    String[] types = TYPES.split(",", -1);
    String parameters =
        Arrays.stream(types).map(type -> "?::" + type + "[]").collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO charges (%s) SELECT * FROM unnest(%s) ON CONFLICT DO NOTHING"
            .formatted(ChargeColumns.TABLE.columns(), parameters);
    Object[][] columns = new Object[types.length][cells.size()];
    for (int row = 0; row < cells.size(); row++) {
      Object[] values = values(cells.get(row));
      for (int column = 0; column < values.length; column++) {
        columns[column][row] = values[column];
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int column = 0; column < types.length; column++) {
        insert.setArray(column + 1, connection.createArrayOf(types[column], columns[column]));
      }
      insert.execute();
    }
  }

  private static Object[] values(ChargeCell cell) {
    var key = cell.key();
    var charge = cell.posting().charge();
    var part = charge.parts().get(0);
    return new Object[] {
      key.tenant(),
      key.day().toString(),
      key.node(),
      key.identity().toString(),
      key.piece(),
      cell.posting().offset(),
      cell.posting().partition(),
      true,
      cell.number(),
      "2026-11-05T10:00:00Z",
      part.ledger(),
      part.counted(),
      charge.billed().amount(),
      charge.billed().currency(),
      "same",
      charge.source(),
      charge.id(),
      charge.version().source(),
      charge.version().reclean(),
      null,
      null,
      null,
      null,
      null,
      null,
      null
    };
  }

  /** Of all PostgreSQL processes of this machine; Linux only. */
  private static long postgresCpuMillis() {
    long ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        ticks += ticks(process.resolve("stat"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ticks * 10;
  }

  private static long ticks(Path stat) throws IOException {
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return text.contains("(postgres)")
          ? Long.parseLong(fields[11]) + Long.parseLong(fields[12])
          : 0;
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }
}
