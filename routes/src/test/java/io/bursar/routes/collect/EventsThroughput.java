package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How many events the door acknowledges a second, without HTTP. Not part of the build: {@code mvn
 * -pl routes -am test -Dtest=EventsThroughput -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@CollectRouteTest
class EventsThroughput {

  private static final long SECONDS = 10;

  @Autowired private ProducerTemplate camel;

  @Test
  void eventsASecond() throws Exception {
    measure("warm-up", 8, 100);
    measure("batches of 500", 4, 500);
    measure("batches of 500", 8, 500);
    measure("single events", 16, 1);
    measure("single events", 64, 1);
  }

  private void measure(String what, int callers, int batch) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    AtomicLong ids = new AtomicLong();
    AtomicLong acknowledged = new AtomicLong();
    Histogram micros = new ConcurrentHistogram(3);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int caller = 0; caller < callers; caller++) {
      pool.execute(
          () -> {
            while (System.nanoTime() < end) {
              byte[] body = body(ids.getAndAdd(batch), batch);
              long start = System.nanoTime();
              post(batch, body);
              micros.recordValue((System.nanoTime() - start) / 1000);
              acknowledged.addAndGet(batch);
            }
          });
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    System.out.printf(
        "RESULT %s, %d callers: %,d events/s, %,d calls/s, p50 %.1f ms, p99 %.1f ms%n",
        what,
        callers,
        acknowledged.get() / SECONDS,
        acknowledged.get() / batch / SECONDS,
        micros.getValueAtPercentile(50) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0);
  }

  private void post(int batch, byte[] body) {
    Exchange answer =
        camel.send(
            "direct:postEvents",
            exchange -> {
              exchange.setProperty(Writer.PROPERTY, new Writer("ann", List.of("acme")));
              exchange
                  .getMessage()
                  .setHeader(
                      "Content-Type",
                      batch == 1
                          ? "application/cloudevents+json"
                          : "application/cloudevents-batch+json");
              exchange.getMessage().setBody(body);
            });
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
  }

  private static byte[] body(long first, int batch) {
    String events =
        LongStream.range(first, first + batch)
            .mapToObj(EventsThroughput::event)
            .collect(Collectors.joining(","));
    return (batch == 1 ? events : "[" + events + "]").getBytes(StandardCharsets.UTF_8);
  }

  private static String event(long id) {
    return "{\"specversion\":\"1.0\",\"id\":\"charge-"
        + id
        + "\",\"source\":\"/erp\",\"type\":\"io.bursar.charge\","
        + "\"data\":{\"time\":\"2026-11-05T09:00:00Z\",\"amount\":\"10.5\",\"currency\":\"CNY\","
        + "\"service\":\"Search\",\"account\":\"a-1\",\"tags\":{\"team\":\"blue\",\"env\":\"prod\"}}}";
  }
}
