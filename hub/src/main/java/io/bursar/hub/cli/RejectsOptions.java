package io.bursar.hub.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which rejects. */
final class RejectsOptions {

  @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
  private String source;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only of collect, clean or ledger.")
  private String stage;

  @Option(names = "--code", paramLabel = "BUR-NNNN", description = "Only with this code.")
  private String code;

  @Option(names = "--import", paramLabel = "ID", description = "Only of this import.")
  private String importId;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Not before this time, such as 2026-11-05T08:00:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Before this time.")
  private Instant to;

  Query on(Query query) {
    return on(query, null);
  }

  /**
   * A query for them.
   *
   * @param end what {@code to} is when it was not given
   */
  Query on(Query query, Instant end) {
    return query
        .with("source", source)
        .with("stage", stage)
        .with("code", code)
        .with("import", importId)
        .with("from", from)
        .with("to", to == null ? end : to);
  }

  /** An ISO 8601 time with its offset. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("is no time such as 2026-11-05T08:00:00Z");
      }
    }
  }
}
