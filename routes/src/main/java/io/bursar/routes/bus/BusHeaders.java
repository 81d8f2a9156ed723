package io.bursar.routes.bus;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * The headers that may cross the bus, and the strategy that stops all others in both directions. An
 * allow-list, because names like {@code Camel*} in any spelling steer Camel's components
 * (CVE-2025-27636 and its family).
 */
public final class BusHeaders implements HeaderFilterStrategy {

  static final String TYPE = "ce_type";
  static final String ID = "ce_id";
  static final String SOURCE = "ce_source";
  static final String SPEC_VERSION = "ce_specversion";
  static final String CONTENT_TYPE = "content-type";
  static final String TRACE_PARENT = "traceparent";

  private static final Set<String> ALLOWED =
      Set.of(TYPE, ID, SOURCE, SPEC_VERSION, CONTENT_TYPE, TRACE_PARENT);

  /** What becomes part of a {@link BusRecord}; the others say the same in every record. */
  private static final Set<String> READ = Set.of(TYPE, ID, TRACE_PARENT);

  /** Whether a header may cross the bus; header names of Kafka are compared as they are. */
  public static boolean allowed(String name) {
    return ALLOWED.contains(name);
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !allowed(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !READ.contains(name);
  }
}
