package io.bursar.routes.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.ReadCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private FileReading reading(InputStream content, Runnable unchanged) {
    return reading(FORMAT, content, unchanged);
  }

  private FileReading reading(FileFormat format, InputStream content, Runnable unchanged) {
    FileOrigin origin = new FileOrigin("acme", "s", Optional.of("i"), "x.csv");
    return new FileReading(format.open(origin, content), "i", told::add, unchanged);
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
