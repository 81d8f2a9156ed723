package io.bursar.routes.bus;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Follows traces over the bus. A batch of 5,000 records has no single parent, and 5,000 links help
 * nobody: so each record carries its own traceparent, and only a record whose trace is sampled gets
 * a span of its own at each hop. What is not sampled passes as it came, at the price of one look at
 * the last character of a header that most records do not have.
 */
public final class Traces {

  /** W3C trace context: {@code 00-TRACE-SPAN-FLAGS}. */
  private static final int LENGTH = 55;

  private static final int TRACE_BEGIN = 3;
  private static final int TRACE_END = 35;
  private static final int SPAN_END = 52;

  private final Tracer tracer;

  public Traces(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Whether the trace is one that somebody wants to see. */
  public static boolean isSampled(String traceparent) {
    return traceparent.length() == LENGTH
        && (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 1;
  }

  /** What a span is to be called on the bus, for what it causes to go on with. */
  public static String traceparent(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  /** The context that a traceparent speaks of; the root when it is none. */
  public static Context context(String traceparent) {
    if (traceparent.length() != LENGTH) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            traceparent.substring(TRACE_BEGIN, TRACE_END),
            traceparent.substring(TRACE_END + 1, SPAN_END),
            isSampled(traceparent) ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
    return remote.isValid() ? Context.root().with(Span.wrap(remote)) : Context.root();
  }

  /** A span of a step that goes on with the trace, still to be started. */
  public SpanBuilder step(String name, SpanKind kind, String traceparent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(context(traceparent));
  }

  /**
   * Begins the span of a record that was read from the bus, where its trace is sampled. Who gets it
   * ends it.
   *
   * @param route who reads
   */
  public Optional<Span> received(String traceparent, StageName route, BusRecord.Origin place) {
    if (!isSampled(traceparent)) {
      return Optional.empty();
    }
    Span span =
        step(route.route(), SpanKind.CONSUMER, traceparent)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.destination.name", place.topic())
            .setAttribute("messaging.destination.partition.id", String.valueOf(place.partition()))
            .setAttribute("messaging.kafka.offset", place.offset())
            .setAttribute("bursar.stage", route.stage())
            .startSpan();
    // Without an exporter nothing records, and the traceparent passes as it came.
    return span.isRecording() ? Optional.of(span) : Optional.empty();
  }

  /** The traceparent among the headers of a record. */
  public static Optional<String> of(Headers headers) {
    Header header = headers.lastHeader(BusHeaders.TRACE_PARENT);
    return header == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
