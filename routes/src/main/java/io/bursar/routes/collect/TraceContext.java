package io.bursar.routes.collect;

import java.util.regex.Pattern;

/** W3C trace context as it comes from outside. */
final class TraceContext {

  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /** Whether the text is a traceparent; what is none is left out, as the standard says. */
  static boolean isTraceParent(String text) {
    return text.length() == 55 && TRACE_PARENT.matcher(text).matches();
  }
}
