package io.bursar.hub.api;

import io.bursar.routes.views.RejectsQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The rejects of a tenant that a call asks for. */
final class RejectsFilter {

  private RejectsFilter() {}

  static RejectsQuery of(ApiRequest call, String tenant) {
    return new RejectsQuery(
        tenant,
        call.parameter("source"),
        call.parameter("stage"),
        call.parameter("code"),
        call.parameter("import"),
        instant(call, "from"),
        instant(call, "to"));
  }

  private static Optional<Instant> instant(ApiRequest call, String name) {
    return call.parameter(name).map(text -> OffsetDateTime.parse(text).toInstant());
  }
}
