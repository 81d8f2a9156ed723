package io.bursar.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.ReadFile;
import io.bursar.connectors.focus.FocusFormat;
import io.bursar.core.collected.Rejection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Files that are damaged: a clear rejection with its place, and what was read before still counts.
 */
class BrokenFilesTest {
  private static final String HEADER = "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n";
  private static final String ROW = "1.50,USD,2026-11-05T09:00:00Z,Compute\n";

  private static ReadFile read(byte[] bytes) {
    return ReadFile.of(new FocusFormat(), bytes);
  }

  private static ReadFile read(String text) {
    return ReadFile.of(new FocusFormat(), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < count; i++) {
      text.append(i).append(".123456789,USD,2026-11-05T09:00:00Z,Compute").append(i).append('\n');
    }
    return text.toString();
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    assertThat(read(gzip(rows(10))).understood()).hasSize(10);
  }

  @Test
  void gzipOfSeveralMembersIsReadToItsEnd() throws IOException {
    byte[] first = gzip(rows(3));
    byte[] second = gzip(ROW);
    InputStream slow =
        new FilterInputStream(
            new SequenceInputStream(
                new ByteArrayInputStream(first), new ByteArrayInputStream(second))) {
          @Override
          public int available() {
            return 0; // as network streams say
          }
        };
    ReadFile read = ReadFile.of(new FocusFormat(), "two.csv.gz", slow);
    assertThat(read.understood()).hasSize(4);
  }

  @Test
  void truncatedGzipKeepsTheRowsBeforeAndNotTheTornOne() throws IOException {
    byte[] whole = gzip(rows(5_000));
    ReadFile read = read(Arrays.copyOf(whole, whole.length / 2));
    assertThat(read.codes()).containsExactly("BUR-1201");
    assertThat(read.counts().complete()).isFalse();
    assertThat(read.understood()).hasSizeBetween(100, 4_999);
    assertThat(read.counts().rows()).isEqualTo(read.understood().size() + 1L);
    Rejection torn = read.refused().get(0);
    assertThat(torn.where()).isEqualTo("file.csv line " + (read.understood().size() + 2));
    assertThat(rows(5_000)).contains("\n" + new String(torn.original(), StandardCharsets.UTF_8));
  }

  @Test
  void damagedGzipSaysSo() throws IOException {
    byte[] whole = gzip(rows(5_000));
    whole[whole.length - 6] ^= 1; // its checksum
    ReadFile read = read(whole);
    assertThat(read.codes()).containsExactly("BUR-1201");
    assertThat(read.understood()).hasSize(5_000);
    whole = Arrays.copyOf(whole, 5);
    assertThat(read(whole).codes()).containsExactly("BUR-1201");
  }

  @Test
  void nulIsRefusedByTheRow() {
    ReadFile read = read(HEADER + ROW + "1,USD,2026-11-05,a\0b\n" + ROW);
    assertThat(read.codes()).containsExactly("BUR-1205");
    assertThat(read.understood()).hasSize(2);
  }

  @Test
  void binaryIsRefusedAsAWhole() {
    byte[] noise = new byte[100_000];
    new java.util.Random(1).nextBytes(noise);
    ReadFile read = read(noise);
    assertThat(read.refused()).hasSize(1);
    assertThat(read.understood()).isEmpty();
    assertThat(read(new byte[100_000]).codes()).containsExactly("BUR-1205");
  }

  @Test
  void anotherCharsetIsRefusedByTheRowWithTheByte() {
    byte[] bytes =
        (HEADER + ROW + "1,USD,2026-11-05,Köln\n" + ROW).getBytes(StandardCharsets.ISO_8859_1);
    ReadFile read = read(bytes);
    assertThat(read.codes()).containsExactly("BUR-1206");
    assertThat(read.understood()).hasSize(2);
    assertThat(read.refused().get(0).reason()).contains("byte 19 of the row, 0xf6, is not UTF-8");
    assertThat(read.refused().get(0).original())
        .isEqualTo("1,USD,2026-11-05,Köln".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void utf16IsReadByItsByteOrderMark() {
    for (String name : new String[] {"UTF-16LE", "UTF-16BE"}) {
      byte[] bytes =
          ("\ufeff" + HEADER + ROW + "2,EUR,2026-11-05,Kö𝄞\n").getBytes(Charset.forName(name));
      ReadFile read = read(bytes);
      assertThat(read.understood()).as(name).hasSize(2);
      assertThat(read.understood().get(1).focus()).containsEntry("ServiceName", "Kö𝄞");
    }
  }

  @Test
  void tornUtf16SaysSo() {
    byte[] bytes = ("\ufeff" + HEADER + ROW).getBytes(StandardCharsets.UTF_16LE);
    ReadFile read = read(Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(read.codes()).containsExactly("BUR-1206");
  }

  @Test
  void aLoneQuoteCostsOneRow() {
    ReadFile read = read(HEADER + ROW + "1,USD,2026-11-05,\"5 inch\n" + ROW.repeat(1_000));
    assertThat(read.codes()).containsExactly("BUR-1208");
    assertThat(read.refused().get(0).where()).isEqualTo("file.csv line 3");
    assertThat(read.understood()).hasSize(1_001);
  }

  @Test
  void aLoneQuoteThatAnotherOneClosesGivesTheSwallowedRowsBack() {
    ReadFile read =
        read(HEADER + ROW + "1,USD,2026-11-05,\"5 inch\n" + ROW + "1,USD,2026-11-05,7\"\n" + ROW);
    assertThat(read.codes()).containsExactly("BUR-1208");
    assertThat(read.refused().get(0).where()).isEqualTo("file.csv line 3");
    assertThat(read.understood()).hasSize(4);
  }

  @Test
  void aLoneQuoteThatShiftedColumnsGivesTheSwallowedRowsBack() {
    ReadFile read =
        read(HEADER + "1,USD,2026-11-05,\"5 inch\n" + ROW + "2,USD,2026-11-05,\",x\"\n" + ROW);
    assertThat(read.codes()).containsExactly("BUR-1208");
    assertThat(read.understood()).hasSize(3);
  }

  @Test
  void aQuotedValueMayHaveLines() {
    ReadFile read = read(HEADER + "1,USD,2026-11-05,\"a,\r\nb,c,d\"\r\n" + ROW);
    assertThat(read.refused()).isEmpty();
    assertThat(read.understood().get(0).focus()).containsEntry("ServiceName", "a,\r\nb,c,d");
    assertThat(read.lines()).containsExactly(2L, 4L);
  }

  /** A fault of FastCSV 3.7.0, which joined the two rows. */
  @Test
  void aCarriageReturnInQuotesEndsNothing() {
    ReadFile read = read(HEADER + "1,USD,2026-11-05,\"a\rb\"\n" + ROW);
    assertThat(read.understood()).hasSize(2);
    assertThat(read.understood().get(0).focus()).containsEntry("ServiceName", "a\rb");
  }

  @Test
  void aRowThatIsTooLongIsRefusedAndPassed() {
    String huge = "1,USD,2026-11-05," + "x".repeat(3_000_000) + "\n";
    ReadFile read = read(HEADER + ROW + huge + ROW);
    assertThat(read.codes()).containsExactly("BUR-1207");
    assertThat(read.refused().get(0).original()).hasSize(CsvTable.LONGEST_ROW);
    assertThat(read.understood()).hasSize(2);
    assertThat(read.lines()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void anEmptyFileSaysSo() {
    assertThat(read("").codes()).containsExactly("BUR-1200");
    assertThat(read("\n\n").codes()).containsExactly("BUR-1200");
    assertThat(read(HEADER).counts()).isEqualTo(new ReadCounts(0, 0, 0, 0, true));
  }

  @Test
  void aFailingDiskSaysSo() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream((HEADER + ROW + "1,US").getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("stale file handle");
              }

              @Override
              public int read(byte[] to, int offset, int length) throws IOException {
                throw new IOException("stale file handle");
              }
            });
    ReadFile read = ReadFile.of(new FocusFormat(), "nfs.csv", failing);
    assertThat(read.codes()).containsExactly("BUR-1202");
    assertThat(read.refused().get(0).reason()).contains("stale file handle");
    assertThat(read.refused().get(0).original()).isEqualTo("1,US".getBytes(StandardCharsets.UTF_8));
    assertThat(read.understood()).hasSize(1);
  }

  /** Whatever is done to the bytes of a file: it is answered, and every row is accounted for. */
  @Test
  void anyDamageIsAnswered() throws IOException {
    java.util.Random random = new java.util.Random(11);
    String tags = ",\"{\"\"a\"\": \"\"b\"\"}\"\n";
    String text = HEADER.strip() + ",Tags\n" + (ROW.strip() + tags).repeat(20);
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(text);
    byte[] wild = {0, '"', ',', '\n', '\r', '{', '-', (byte) 0xff, (byte) 0xc3, 'e'};
    for (int run = 0; run < 4_000; run++) {
      byte[] bytes = (run % 4 == 0 ? packed : plain).clone();
      for (int i = random.nextInt(5); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = wild[random.nextInt(wild.length)];
      }
      if (run % 3 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      ReadFile read = read(bytes);
      ReadCounts counts = read.counts();
      assertThat(counts.understood()).isEqualTo(read.understood().size());
      assertThat(counts.refused()).isEqualTo(read.refused().size());
      assertThat(counts.rows()).isEqualTo(counts.understood() + counts.refused());
      assertThat(counts.rows() > 0 || counts.complete()).isTrue();
    }
  }
}
