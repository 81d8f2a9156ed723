package io.bursar.routes.collect;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Who is at the door, as the API knows them: exchange property {@value #PROPERTY}. A request
 * without one is refused.
 *
 * @param principal name of the principal, for people
 * @param tenants the tenants it may write to, each of them with a configuration in force; {@code *}
 *     is resolved by who makes this
 */
public record Writer(String principal, List<String> tenants) {

  /** Name of the exchange property. */
  public static final String PROPERTY = "bursar.writer";

  /** The tenant of a hub without configuration. */
  static final String DEFAULT_TENANT = "default";

  public Writer {
    tenants = List.copyOf(tenants);
  }

  /**
   * The writer of a request.
   *
   * @throws Refused when there is none
   */
  static Writer of(Exchange exchange) {
    Writer writer = exchange.getProperty(PROPERTY, Writer.class);
    if (writer == null) {
      throw new Refused(CollectCode.NO_WRITER, "the request came without a writer");
    }
    return writer;
  }

  boolean mayWriteTo(String tenant) {
    return tenants.contains(tenant);
  }

  /** The tenant of what names none. */
  Optional<String> impliedTenant() {
    if (tenants.size() == 1) {
      return Optional.of(tenants.get(0));
    }
    return mayWriteTo(DEFAULT_TENANT) ? Optional.of(DEFAULT_TENANT) : Optional.empty();
  }
}
