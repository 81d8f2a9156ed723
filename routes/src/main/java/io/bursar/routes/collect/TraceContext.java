package io.bursar.routes.collect;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** W3C trace context: as it comes from outside, and as it stands in this thread. */
final class TraceContext {

  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /** The traceparent of the span that this thread works for, where there is one. */
  static Optional<String> current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? Optional.of(
            "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex())
        : Optional.empty();
  }

  /** Whether the text is a traceparent; what is none is left out, as the standard says. */
  static boolean isTraceParent(String text) {
    return text.length() == 55 && TRACE_PARENT.matcher(text).matches();
  }
}
