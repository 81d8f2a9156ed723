package io.bursar.routes.delivery;

import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/**
 * One attempt in the trace of what caused it. While it is open, what this thread calls outside goes
 * on with the trace: {@code OutboundHttp} writes it into the call.
 */
final class AttemptSpan {

  private final Span span;
  private final Scope scope;

  private AttemptSpan(Span span, Scope scope) {
    this.span = span;
    this.scope = scope;
  }

  @SuppressWarnings("MustBeClosedChecker") // the route's next step ends it, in the same thread
  static AttemptSpan begin(Traces traces, Delivery delivery) {
    BusRecord cause = delivery.cause();
    String route = delivery.purpose().word() + "-" + delivery.id().target();
    Span span =
        traces
            .step(route + " attempt", SpanKind.CLIENT, cause.traceparent().orElse(""))
            .setAttribute("bursar.stage", delivery.purpose().word())
            .setAttribute("bursar.attempt", delivery.attempt())
            .startSpan();
    return new AttemptSpan(span, span.makeCurrent());
  }

  void taken() {
    end();
  }

  /**
   * @param code of what went wrong
   */
  void failed(String code) {
    span.setStatus(StatusCode.ERROR, code);
    end();
  }

  private void end() {
    scope.close();
    span.end();
  }
}
