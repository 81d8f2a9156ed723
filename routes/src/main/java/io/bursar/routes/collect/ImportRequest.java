package io.bursar.routes.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.csv.MappingLint;
import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.focus.FocusFormat;
import io.bursar.routes.bus.BusJson;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody wants to import.
 *
 * @param tenant whose spend it is
 * @param source part of each row's identity; the format's name unless given
 * @param name the file's name, for people
 * @param mapping text of the mapping; empty when it is FOCUS
 * @param snapshot its version, where it is all there is of what it speaks of
 */
record ImportRequest(
    String tenant, String source, String name, Optional<String> mapping, Optional<Long> snapshot) {

  /** JSON numbers up to it are exact everywhere. */
  private static final long HIGHEST_VERSION = 1_000_000_000_000_000L;

  private static final Set<String> FIELDS =
      Set.of("tenant", "source", "format", "mapping", "name", "snapshot");

  /**
   * Reads and checks a request; a mapping is checked as a whole.
   *
   * @throws Refused saying what is wrong
   */
  static ImportRequest of(byte[] body, Writer writer) {
    JsonNode json = json(body);
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw invalid(name, "there is no field " + Words.shown(name));
              }
            });
    Optional<String> mapping = mapping(json);
    FileFormat format = format(mapping);
    String name = text(json, "name").orElseThrow(() -> invalid("name", "name is missing"));
    String source = text(json, "source").orElse(format.name());
    String tenant = tenant(json, writer);
    return new ImportRequest(tenant, source, name, mapping, snapshot(json, format));
  }

  private static Optional<Long> snapshot(JsonNode json, FileFormat format) {
    JsonNode version = json.get("snapshot");
    if (version == null || version.isNull()) {
      if (format.snapshots() == FileFormat.Snapshots.ALWAYS) {
        throw invalid(
            "snapshot",
            "the mapping says that a file is all there is: give the snapshot's version");
      }
      return Optional.empty();
    }
    if (!version.isIntegralNumber()
        || !version.canConvertToLong()
        || isOutside(version.longValue())) {
      throw invalid(
          "snapshot",
          "snapshot is "
              + Words.shown(version.asText())
              + ", not a whole number from 1 to 10^15 that rises with each snapshot");
    }
    if (format.snapshots() == FileFormat.Snapshots.NEVER) {
      throw invalid(
          "snapshot",
          "the mapping does not say what a file is all there is of: add snapshot to it");
    }
    return Optional.of(version.longValue());
  }

  private static boolean isOutside(long version) {
    return version < 1 || version > HIGHEST_VERSION;
  }

  /** How the content is to be read. */
  static FileFormat format(Optional<String> mapping) {
    if (mapping.isEmpty()) {
      return new FocusFormat();
    }
    MappedCsvFormat.Reading reading = MappedCsvFormat.read("mapping", mapping.get());
    return reading
        .format()
        .orElseThrow(
            () ->
                invalid(
                    "mapping",
                    reading.lints().stream()
                        .filter(lint -> lint.level() == MappingLint.Level.ERROR)
                        .map(MappingLint::toString)
                        .collect(Collectors.joining("\n"))));
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode json = BusJson.read(body, JsonNode.class);
      if (json == null || !json.isObject()) {
        throw invalid("", "an import is asked for with a JSON object");
      }
      return json;
    } catch (UncheckedIOException e) {
      throw new Refused(CollectCode.MALFORMED_JSON, "the request is no well-formed JSON");
    }
  }

  private static Optional<String> mapping(JsonNode json) {
    Optional<String> mapping = Optional.ofNullable(json.get("mapping")).map(JsonNode::asText);
    String format = text(json, "format").orElse(mapping.isPresent() ? "mapping" : "focus");
    return switch (format) {
      case "focus" -> {
        if (mapping.isPresent()) {
          throw invalid("mapping", "format is focus, which needs no mapping");
        }
        yield Optional.empty();
      }
      case "mapping" -> {
        if (mapping.isEmpty()) {
          throw invalid("mapping", "format is mapping, but there is none");
        }
        yield mapping;
      }
      default ->
          throw invalid("format", "format is " + Words.shown(format) + ", not focus or mapping");
    };
  }

  private static String tenant(JsonNode json, Writer writer) {
    Optional<String> named = text(json, "tenant");
    if (named.isPresent() && !writer.mayWriteTo(named.get())) {
      throw new Refused(
          CollectCode.TENANT_UNKNOWN,
          "tenant",
          "there is no tenant " + Words.shown(named.get()) + " that this key may write to");
    }
    return named
        .or(writer::impliedTenant)
        .orElseThrow(
            () ->
                new Refused(
                    CollectCode.TENANT_UNCLEAR,
                    "tenant",
                    "this key may write to several tenants; name one"));
  }

  private static Optional<String> text(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || !Words.isIdentity(value.asText(), Limits.SOURCE_LENGTH)) {
      throw invalid(field, field + " is " + Words.shown(value.asText()) + ", not a short text");
    }
    return Optional.of(value.asText());
  }

  private static Refused invalid(String field, String reason) {
    return new Refused(CollectCode.IMPORT_INVALID, field, reason);
  }
}
