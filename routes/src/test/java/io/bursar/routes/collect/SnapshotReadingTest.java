package io.bursar.routes.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.ReadCounts;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReadingTest {

  private static final String HEADER = "day,amount,m\n";
  private static final FileFormat FORMAT =
      MappedCsvFormat.read(
              "m",
              """
              date: {column: day, formats: yyyy-MM-dd}
              amount: {column: amount}
              currency: {constant: EUR}
              snapshot: {account: {constant: "1"}, period: m}
              """)
          .format()
          .orElseThrow();

  @TempDir private Path temp;
  private final List<ReadCounts> told = new ArrayList<>();
  private Runnable unchanged = () -> {};

  @Test
  void itIsSaidToBeAllOnEachPartitionWhenEveryRowIsOnTheBus() throws IOException {
    try (FileChunks reading = read("2026-11-05,1,a\n2026-11-05,1,b\n")) {
      List<Chunk> chunks = all(reading);

      assertThat(chunks).hasSize(2);
      assertThat(chunks.get(0).collected()).hasSize(2);
      assertThat(told).extracting(ReadCounts::understood).containsExactly(0L, 2L);
      List<SnapshotSent> said =
          chunks.get(1).collected().stream()
              .map(record -> BusJson.read(record.value(), SnapshotSent.class))
              .toList();
      String content = said.get(0).content();
      assertThat(said)
          .containsExactly(
              sent("a", 1, content),
              sent("a", 2, content),
              sent("b", 1, content),
              sent("b", 2, content));
      assertThat(chunks.get(1).collected())
          .extracting(BusRecord::key)
          .extracting(key -> BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 2))
          .containsExactly(0, 1, 0, 1);
      assertThat(reading.fault()).isEmpty();
    }
  }

  @Test
  void theSameRowsAreTheSameContentAndOthersAreNot() throws IOException {
    String row = "2026-11-05,1,a\n";
    byte[] plain = (HEADER + row).getBytes(UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }

    assertThat(content(plain)).isEqualTo(content(plain)).isEqualTo(content(packed.toByteArray()));
    for (String other : List.of("2026-11-05,2,a\n", "2026-11-05,1,b\n", row + row)) {
      assertThat(content((HEADER + other).getBytes(UTF_8))).isNotEqualTo(content(plain));
    }
  }

  @Test
  void whatIsShorterWhenItIsReadAgainIsNotSaidToBeAll() throws IOException {
    Path file =
        Files.writeString(temp.resolve("y.csv"), HEADER + "2026-11-05,1,a\n2026-11-05,2,a\n");
    unchanged =
        () -> {
          try {
            Files.writeString(file, HEADER + "2026-11-05,1,a\n");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try (FileChunks reading = read(Content.of(file))) {
      List<Chunk> chunks = all(reading);

      assertThat(chunks)
          .flatExtracting(Chunk::collected)
          .extracting(BusRecord::type)
          .containsExactly(EventType.CHARGE_COLLECTED.typeName());
      assertThat(reading.fault().orElseThrow()).contains("did not have the same rows");
    }
  }

  @Test
  void nothingIsUsedOfOneWithARowThatCannotBeRead() throws IOException {
    try (FileChunks reading = read("2026-11-05,1,a\nx,1,a\n2026-11-05,1,b\ny,2,b\n")) {
      List<Chunk> chunks = all(reading);

      assertThat(chunks).flatExtracting(Chunk::collected).isEmpty();
      assertThat(chunks).flatExtracting(Chunk::rejected).hasSize(2);
      assertThat(reading.fault().orElseThrow())
          .contains("x.csv")
          .contains("'x'")
          .endsWith("It is a snapshot, and 2 of its rows cannot be read, so nothing of it is used");
      assertThat(reading.counts()).isEqualTo(new ReadCounts(4, 0, 2, 2, true));
    }
  }

  @Test
  void nothingIsUsedOfOneThatIsBrokenGzip() throws IOException {
    byte[] begun = {0x1f, (byte) 0x8b, 8, 0, 0};
    try (FileChunks reading = read(Content.spooled(new ByteArrayInputStream(begun)))) {
      List<Chunk> chunks = all(reading);

      assertThat(chunks).flatExtracting(Chunk::collected).isEmpty();
      assertThat(reading.fault().orElseThrow()).contains("it cannot be read whole");
    }
  }

  @Test
  void nothingIsUsedOfOneOfTooManyScopes() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i <= SnapshotCheck.MOST_SCOPES; i++) {
      rows.append("2026-11-05,1,").append(i).append('\n');
    }
    try (FileChunks reading = read(rows.toString())) {
      List<Chunk> chunks = all(reading);

      assertThat(chunks).flatExtracting(Chunk::collected).isEmpty();
      assertThat(reading.fault().orElseThrow()).contains("more than 10,000");
    }
  }

  @Test
  void theWordForManyScopesComesInChunks() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      rows.append("2026-11-05,1,").append(i).append('\n');
    }
    try (FileChunks reading = read(rows.toString())) {
      assertThat(all(reading))
          .extracting(c -> c.collected().size())
          .containsExactly(3000, 5000, 1000);
    }
  }

  @Test
  void nothingIsGivenOutOfOneThatIsStillWritten() throws IOException {
    unchanged =
        () -> {
          throw new FileChanged("x.csv");
        };
    try (FileChunks reading = read("2026-11-05,1")) {
      assertThatThrownBy(reading::next).isInstanceOf(FileChanged.class);
    }
  }

  @Test
  void whatWasSpooledIsGoneWhenItIsClosed() throws IOException {
    Content content = Content.spooled(new ByteArrayInputStream("day".getBytes(UTF_8)));
    assertThat(content.file()).hasContent("day");
    read(content).close();
    assertThat(content.file()).doesNotExist();
  }

  @Test
  void whatBreaksOffWhileItIsSpooledLeavesNothing() throws IOException {
    Set<Path> before = spools();
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(HEADER.getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }

              @Override
              public int read(byte[] buffer, int from, int length) throws IOException {
                throw new IOException("cut");
              }
            });

    assertThatThrownBy(() -> Content.spooled(cut)).isInstanceOf(IOException.class);
    assertThat(spools()).isEqualTo(before);
  }

  private String content(byte[] file) throws IOException {
    try (FileChunks reading = read(Content.spooled(new ByteArrayInputStream(file)))) {
      return BusJson.read(all(reading).get(1).collected().get(0).value(), SnapshotSent.class)
          .content();
    }
  }

  private static Set<Path> spools() throws IOException {
    Set<Path> found = new HashSet<>();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.newDirectoryStream(folder, "bursar-import-*.tmp")) {
      files.forEach(found::add);
    }
    return found;
  }

  private FileChunks read(String rows) throws IOException {
    return read(Content.of(Files.writeString(temp.resolve("x.csv"), HEADER + rows)));
  }

  private FileChunks read(Content content) {
    FileOrigin origin =
        new FileOrigin(
            "acme", "s", Optional.of("i"), "x.csv", Optional.of(new FileOrigin.Snapshot(7, "")));
    return new SnapshotReading(FORMAT, origin, content, () -> 2, told::add, unchanged);
  }

  private static List<Chunk> all(FileChunks reading) {
    List<Chunk> chunks = new ArrayList<>();
    reading.forEachRemaining(chunks::add);
    return chunks;
  }

  private static SnapshotSent sent(String period, int part, String content) {
    return new SnapshotSent("acme", "s", "1", period, 7, part, 2, content, Optional.of("i"));
  }
}
