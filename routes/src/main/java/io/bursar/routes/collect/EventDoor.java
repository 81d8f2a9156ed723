package io.bursar.routes.collect;

import io.bursar.core.collected.Collected;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for CloudEvents. What it refuses goes back to the caller and nowhere else: the caller
 * has the original and the reasons. What it accepts is answered only after the bus has it.
 */
public final class EventDoor {

  private static final Logger LOG = LoggerFactory.getLogger(EventDoor.class);
  private static final String OPEN = "bursar.collect.events";

  private final Limits limits;
  private final EventScanner scanner;
  private final StageMeter meter;
  private final Traces traces;

  private final LongSupplier nanos;

  EventDoor(StageMeter meter, Traces traces, LongSupplier nanos) {
    this(Limits.USUAL, meter, traces, nanos);
  }

  /**
   * @param nanos as {@link System#nanoTime}
   */
  EventDoor(Limits limits, StageMeter meter, Traces traces, LongSupplier nanos) {
    this.traces = traces;
    this.limits = limits;
    this.scanner = new EventScanner(limits);
    this.meter = meter;
    this.nanos = nanos;
  }

  /**
   * @param spans of the sampled traces that its events belong to, by the traceparent they came with
   */
  private record OpenRequest(
      List<RawEvent> events, int accepted, long begun, Map<String, Span> spans) {}

  /** From the request to the records of the events that can be accepted. */
  public void read(Exchange exchange) throws IOException {
    long begun = nanos.getAsLong();
    Writer writer = Writer.of(exchange);
    EventRequest request = EventRequest.of(exchange.getMessage(), limits);
    List<RawEvent> events = events(request);
    List<BusRecord> records = new ArrayList<>(events.size());
    Map<String, Span> spans = new HashMap<>();
    for (RawEvent event : events) {
      EventMeaning.of(event, writer)
          .ifPresent(collected -> records.add(record(collected, event, request, spans)));
    }
    exchange.setProperty(OPEN, new OpenRequest(events, records.size(), begun, spans));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(records);
  }

  /** When the bus has the records: tells the caller how each event fared. */
  public void answer(Exchange exchange) {
    OpenRequest open = exchange.getProperty(OPEN, OpenRequest.class);
    meter.in(open.events().size());
    meter.out(Term.COLLECTED, open.accepted());
    meter.out(
        Term.REFUSED, open.events().stream().filter(event -> !event.problems().isEmpty()).count());
    meter.took(Duration.ofNanos(nanos.getAsLong() - open.begun()));
    open.spans().values().forEach(Span::end);
    EventAnswer answer = EventAnswer.of(open.events());
    ProblemBody.write(exchange.getMessage(), answer.status(), answer.contentType(), answer.body());
  }

  /** When something failed on the way: nothing is acknowledged. */
  public void refuse(Exchange exchange) {
    Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    OpenRequest open = exchange.getProperty(OPEN, OpenRequest.class);
    if (open != null) {
      open.spans().values().forEach(span -> span.setStatus(StatusCode.ERROR).end());
    }
    if (cause instanceof Refused refused) {
      ProblemBody.answer(exchange.getMessage(), refused.problem());
      return;
    }
    LOG.warn("Events were not acknowledged by the bus", cause);
    Problem problem =
        new Problem(
            CollectCode.NOT_ACKNOWLEDGED,
            "",
            "the bus did not acknowledge in time; send the same again, what was written is counted"
                + " once");
    ProblemBody.answer(exchange.getMessage(), problem);
  }

  private List<RawEvent> events(EventRequest request) {
    return switch (request.mode()) {
      case BATCH -> scanner.batch(request.body());
      case STRUCTURED -> List.of(scanner.single(request.body()));
      case BINARY -> {
        RawEvent event = new RawEvent();
        request.attributes().forEach(event::attribute);
        scanner.data(request.body(), event);
        yield List.of(event);
      }
    };
  }

  private BusRecord record(
      Collected collected, RawEvent event, EventRequest request, Map<String, Span> spans) {
    Optional<String> trace =
        event
            .attribute("traceparent")
            .filter(TraceContext::isTraceParent)
            .or(TraceContext::current)
            .or(() -> request.traceparent().filter(TraceContext::isTraceParent));
    return CollectedRecord.of(collected, trace.map(parent -> step(parent, spans)));
  }

  /** What the event goes on with: this door's own step, where its trace is sampled. */
  private String step(String parent, Map<String, Span> spans) {
    if (!Traces.isSampled(parent)) {
      return parent;
    }
    Span span =
        spans.computeIfAbsent(
            parent,
            any ->
                traces
                    .step("collect", SpanKind.SERVER, parent)
                    .setAttribute("bursar.stage", "collect")
                    .startSpan());
    return span.isRecording() ? Traces.traceparent(span.getSpanContext()) : parent;
  }
}
