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
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class FileReadingTest {

  private static final FileFormat FORMAT =
      MappedCsvFormat.read(
              "m",
              """
              date: {column: day, formats: yyyy-MM-dd}
              amount: {column: amount}
              currency: {constant: EUR}
              """)
          .format()
          .orElseThrow();

  private final List<ReadCounts> told = new ArrayList<>();

  @Test
  void readsNoFurtherThanTheChunkThatIsAskedFor() throws IOException {
    Endless rows = new Endless();
    try (FileReading reading = reading(rows, () -> {})) {
      Chunk chunk = reading.next();

      assertThat(chunk.collected()).hasSize(FileReading.MAX_RECORDS);
      assertThat(rows.read).isLessThan(FileReading.MAX_RECORDS * 40L);
      reading.next();
      assertThat(told).extracting(ReadCounts::understood).containsExactly(0L, 5000L);
    }
  }

  @Test
  void largeRowsMakeSmallChunks() throws IOException {
    String row = "2026-11-05,1," + "x".repeat(400_000) + "\n";
    byte[] content = ("day,amount,note\n" + row.repeat(60)).getBytes(UTF_8);
    String mapping =
        """
        date: {column: day, formats: yyyy-MM-dd}
        amount: {column: amount}
        currency: {constant: EUR}
        description: note
        """;
    FileFormat format = MappedCsvFormat.read("m", mapping).format().orElseThrow();
    try (FileReading reading = reading(format, new ByteArrayInputStream(content), () -> {})) {
      List<Chunk> chunks = new ArrayList<>();
      reading.forEachRemaining(chunks::add);

      assertThat(chunks).hasSizeGreaterThan(2);
      assertThat(chunks.stream().mapToInt(c -> c.collected().size()).sum()).isEqualTo(60);
    }
  }

  @Test
  void theLastRowsOfAFileThatChangedDoNotCount() throws IOException {
    byte[] halfWritten = "day,amount\n2026-11-05,12".getBytes(UTF_8);
    Runnable changed =
        () -> {
          throw new FileChanged("x.csv");
        };
    try (FileReading reading = reading(new ByteArrayInputStream(halfWritten), changed)) {
      assertThatThrownBy(reading::next).isInstanceOf(FileChanged.class);
    }
  }

  @Test
  void aSnapshotIsSaidToBeAllOnEachPartitionWhenEveryRowIsOnTheBus() throws IOException {
    try (FileReading reading =
        snapshot(bytes("day,amount,m\n2026-11-05,1,a\nx,1,a\n2026-11-05,1,b\n"))) {
      List<Chunk> chunks = new ArrayList<>();
      reading.forEachRemaining(chunks::add);

      assertThat(chunks).hasSize(2);
      assertThat(chunks.get(0).collected()).hasSize(2);
      assertThat(chunks.get(1).collected())
          .extracting(record -> BusJson.read(record.value(), SnapshotSent.class))
          .containsExactly(sent("a", 1, 1), sent("a", 2, 0), sent("b", 1, 1), sent("b", 2, 0));
      assertThat(chunks.get(1).collected())
          .extracting(BusRecord::key)
          .extracting(key -> BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 2))
          .containsExactly(0, 1, 0, 1);
    }
  }

  @Test
  void aSnapshotThatBreaksOffIsNotSaidToBeAll() throws IOException {
    InputStream begun = bytes("day,amount,m\n2026-11-05,1,a\n2026-11-05,2,a\n");
    InputStream cut =
        new SequenceInputStream(
            begun,
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
    try (FileReading reading = snapshot(cut)) {
      List<Chunk> chunks = new ArrayList<>();
      reading.forEachRemaining(chunks::add);

      assertThat(reading.fault()).isPresent();
      assertThat(chunks).hasSize(1);
      assertThat(chunks.get(0).collected())
          .extracting(BusRecord::type)
          .containsOnly(EventType.CHARGE_COLLECTED.typeName());
    }
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  private FileReading snapshot(InputStream bytes) {
    FileFormat format =
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
    FileOrigin origin = new FileOrigin("acme", "s", Optional.of("i"), "x.csv", Optional.of(7L));
    return new FileReading(
        format.open(origin, bytes),
        "i",
        told::add,
        () -> {},
        Optional.of(new SnapshotEnd("i", () -> 2)));
  }

  private static SnapshotSent sent(String period, int part, long unreadable) {
    return new SnapshotSent("acme", "s", "1", period, 7, part, 2, unreadable, Optional.of("i"));
  }

  private FileReading reading(InputStream content, Runnable unchanged) {
    return reading(FORMAT, content, unchanged);
  }

  private FileReading reading(FileFormat format, InputStream content, Runnable unchanged) {
    FileOrigin origin = new FileOrigin("acme", "s", Optional.of("i"), "x.csv");
    return new FileReading(
        format.open(origin, content), "i", told::add, unchanged, Optional.empty());
  }

  /** A table without end. */
  private static final class Endless extends InputStream {
    private static final byte[] HEADER = "day,amount\n".getBytes(UTF_8);
    private static final byte[] ROW = "2026-11-05,1\n".getBytes(UTF_8);
    private long read;

    @Override
    public int read() {
      long at = read++;
      return at < HEADER.length ? HEADER[(int) at] : ROW[(int) ((at - HEADER.length) % ROW.length)];
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      for (int i = 0; i < length; i++) {
        to[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
