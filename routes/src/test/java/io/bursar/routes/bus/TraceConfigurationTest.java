package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When there are spans, and when there is nothing but what came in. */
class TraceConfigurationTest {

  private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
  private static final BusRecord.Origin PLACE = new BusRecord.Origin("bursar.journal", 0, 1, 2);

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(TraceConfiguration.class);

  @Test
  void withoutAReceiverNothingIsRecorded() {
    runner.run(hub -> assertThat(received(hub.getBean(Traces.class), SAMPLED)).isEmpty());
  }

  @Test
  void theStandardsOwnVariableNamesAReceiverToo() {
    runner
        .withPropertyValues("otel.exporter.otlp.endpoint=http://127.0.0.1:1/")
        .run(hub -> assertThat(received(hub.getBean(Traces.class), SAMPLED)).isPresent());
    runner
        .withPropertyValues("bursar.otlp.endpoint=http://127.0.0.1:1")
        .run(hub -> assertThat(received(hub.getBean(Traces.class), SAMPLED)).isPresent());
  }

  @Test
  void onlyWhatIsSampledGetsASpanAndThatGoesOnWithTheTrace() {
    runner
        .withBean(SpanExporter.class, InMemorySpanExporter::create)
        .run(
            hub -> {
              Traces traces = hub.getBean(Traces.class);
              assertThat(received(traces, UNSAMPLED)).isEmpty();
              assertThat(received(traces, "")).isEmpty();
              assertThat(received(traces, "no traceparent at all")).isEmpty();
              Span span = received(traces, SAMPLED).orElseThrow();
              assertThat(Traces.traceparent(span.getSpanContext()))
                  .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                  .endsWith("-01")
                  .isNotEqualTo(SAMPLED);
            });
  }

  private static Optional<Span> received(Traces traces, String traceparent) {
    return traces.received(traceparent, StageName.ofGroup("bursar.clean"), PLACE);
  }
}
