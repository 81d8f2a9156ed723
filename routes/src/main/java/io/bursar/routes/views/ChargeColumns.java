package io.bursar.routes.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.routes.bus.BusJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of table charges: how a row is written and read. */
final class ChargeColumns {

  static final CopyTable TABLE =
      new CopyTable(
          "charges",
          List.of("tenant", "day", "node", "identity", "piece"),
          List.of(
              "journal_offset",
              "journal_partition",
              "standing",
              "part",
              "instant",
              "ledger",
              "counted",
              "billed",
              "currency",
              "conversion",
              "source",
              "id",
              "version",
              "reclean",
              "category",
              "service",
              "account",
              "description",
              "import_id",
              "tags",
              "focus"));

  private static final Map<String, String> OWN_COLUMNS =
      Map.of(
          "ChargeCategory", "category",
          "ServiceName", "service",
          "SubAccountId", "account",
          "ChargeDescription", "description");

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private ChargeColumns() {}

  static void write(ChargeCell cell, CopyRows rows) {
    ChargeEntry charge = cell.posting().charge();
    ChargeCell.Key key = cell.key();
    Map<String, String> focus = charge.focus();
    rows.row(TABLE.width())
        .text(key.tenant())
        .date(key.day())
        .text(key.node())
        .uuid(key.identity().getMostSignificantBits(), key.identity().getLeastSignificantBits())
        .smallint(key.piece())
        .bigint(cell.posting().offset())
        .integer(cell.posting().partition())
        .bool(cell.part().isPresent())
        .smallint(cell.number())
        .timestamp(cell.part().flatMap(ChargeColumns::instant))
        .numeric(cell.part().map(Part::ledger).orElse(BigDecimal.ZERO))
        .numeric(cell.part().map(Part::counted).orElse(BigDecimal.ZERO))
        .numeric(charge.billed().amount())
        .text(charge.billed().currency())
        .text(charge.conversion().kind().name().toLowerCase(Locale.ROOT))
        .text(charge.source())
        .text(charge.id())
        .bigint(charge.version().source())
        .integer(charge.version().reclean())
        .text(Optional.ofNullable(focus.get("ChargeCategory")))
        .text(Optional.ofNullable(focus.get("ServiceName")))
        .text(Optional.ofNullable(focus.get("SubAccountId")))
        .text(Optional.ofNullable(focus.get("ChargeDescription")))
        .text(charge.importId())
        .jsonb(charge.tags())
        .jsonb(withoutOwnColumns(focus));
  }

  static ChargeLine read(ResultSet row) throws SQLException {
    Map<String, String> focus = strings(row.getString("focus"));
    for (Map.Entry<String, String> own : OWN_COLUMNS.entrySet()) {
      Optional.ofNullable(row.getString(own.getValue())).ifPresent(v -> focus.put(own.getKey(), v));
    }
    return new ChargeLine(
        row.getString("tenant"),
        row.getString("source"),
        row.getString("id"),
        row.getLong("version"),
        row.getInt("reclean"),
        row.getInt("part"),
        row.getString("node"),
        row.getObject("day", LocalDate.class),
        Optional.ofNullable(row.getObject("instant", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getBigDecimal("ledger"),
        row.getBigDecimal("counted"),
        row.getBigDecimal("billed"),
        row.getString("currency"),
        Conversion.Kind.valueOf(row.getString("conversion").toUpperCase(Locale.ROOT)),
        Postgres.optional(row, "category"),
        Postgres.optional(row, "service"),
        Postgres.optional(row, "account"),
        Postgres.optional(row, "description"),
        Map.copyOf(strings(row.getString("tags"))),
        Map.copyOf(focus),
        Postgres.optional(row, "import_id"),
        row.getInt("journal_partition"),
        row.getLong("journal_offset"));
  }

  private static Optional<Instant> instant(Part part) {
    return part.when() instanceof When.At at ? Optional.of(at.instant()) : Optional.empty();
  }

  private static Map<String, String> withoutOwnColumns(Map<String, String> focus) {
    Map<String, String> rest = new HashMap<>(focus);
    rest.keySet().removeAll(OWN_COLUMNS.keySet());
    return rest;
  }

  private static Map<String, String> strings(String json) throws SQLException {
    if (json == null) {
      return new HashMap<>();
    }
    try {
      return new HashMap<>(BusJson.mapper().readValue(json, STRINGS));
    } catch (JsonProcessingException e) {
      throw new SQLException("not an object of strings: " + json, e);
    }
  }
}
