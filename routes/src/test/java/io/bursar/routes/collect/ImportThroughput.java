package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.testing.RealData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How fast a large FOCUS file comes in, and how much memory that takes: the real sample over and
 * over, each time in another zone. Not part of the build: {@code mvn -pl routes -am test
 * -Dtest=ImportThroughput -Dsurefire.failIfNoSpecifiedTests=false}; environment BURSAR_MEGABYTES.
 */
@CollectRouteTest
class ImportThroughput {

  @Autowired private ProducerTemplate camel;

  @Test
  void rowsASecond() throws IOException {
    long megabytes = Long.parseLong(System.getenv().getOrDefault("BURSAR_MEGABYTES", "200"));
    String sample = Files.readString(RealData.at("cloud_billing/focus_1.0_sample_1000.csv"));
    Repeated content = new Repeated(sample, megabytes << 20);
    Exchange made =
        send("direct:createImport", "", "{\"format\":\"focus\",\"name\":\"large.csv\"}");
    String id = made.getMessage().getBody(String.class).replaceAll(".*:\"|\"}", "");

    long start = System.nanoTime();
    long cpu = cpu();
    Exchange answer = send("direct:putImportContent", id, content);
    double seconds = (System.nanoTime() - start) / 1e9;

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
    String body = answer.getMessage().getBody(String.class);
    assertThat(body).contains("\"rows\":" + content.rows).contains("\"rejected\":0");
    System.out.printf(
        Locale.ROOT,
        "RESULT import of %,d MB, %,d rows in %.0f s: %,.0f rows/s, %.1f MB/s, "
            + "%.0f s of CPU, heap at most %,d MB%n",
        content.bytes >> 20,
        content.rows,
        seconds,
        content.rows / seconds,
        (content.bytes >> 20) / seconds,
        (cpu() - cpu) / 1e9,
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            >> 20);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Exchange send(String route, String id, Object body) {
    return camel.send(
        route,
        exchange -> {
          exchange.setProperty(Writer.PROPERTY, new Writer("ann", List.of("acme")));
          exchange.getMessage().setHeader("id", id);
          exchange.getMessage().setBody(body);
        });
  }

  /** The thousand rows of the sample over and over, each round in another zone. */
  private static final class Repeated extends InputStream {
    private final String thousand;
    private final long wanted;
    private InputStream round;
    private long bytes;
    private long rows;

    Repeated(String file, long wanted) {
      int header = file.indexOf('\n') + 1;
      this.thousand = file.substring(header);
      this.wanted = wanted;
      this.round = text(file.substring(0, header));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = round.read(to, offset, length);
      if (read < 0 && bytes < wanted) {
        rows += 1000;
        String zone = "\"zone-" + rows + "\",";
        round = text(thousand.replaceAll("(?m)^(NULL|\"[^\"]*\"),", zone));
        return read(to, offset, length);
      }
      bytes += Math.max(read, 0);
      return read;
    }

    private static InputStream text(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
