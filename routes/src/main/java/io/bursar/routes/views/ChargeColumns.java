package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of table charges, in the order they are copied in. */
final class ChargeColumns {

  /** The columns that tell rows apart. */
  static final String KEY = "tenant, day, node, identity, piece";

  static final List<String> VALUES =
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
          "focus");

  static final String ALL = KEY + ", " + String.join(", ", VALUES);

  static final String CATEGORY = "ChargeCategory";
  static final String SERVICE = "ServiceName";
  static final String ACCOUNT = "SubAccountId";
  static final String DESCRIPTION = "ChargeDescription";

  private ChargeColumns() {}

  static void write(ChargeCell cell, CopyRows rows) {
    ChargeEntry charge = cell.posting().charge();
    ChargeCell.Key key = cell.key();
    rows.row(5 + VALUES.size())
        .text(key.tenant())
        .date(key.day())
        .text(key.node())
        .uuid(key.identity().getMostSignificantBits(), key.identity().getLeastSignificantBits())
        .smallint(key.piece())
        .bigint(cell.posting().offset())
        .integer(cell.posting().partition())
        .bool(cell.part().isPresent())
        .smallint(cell.number());
    if (cell.part().isPresent() && cell.part().get().when() instanceof When.At at) {
      rows.timestamp(at.instant());
    } else {
      rows.none();
    }
    Map<String, String> focus = charge.focus();
    rows.numeric(cell.part().map(Part::ledger).orElse(BigDecimal.ZERO))
        .numeric(cell.part().map(Part::counted).orElse(BigDecimal.ZERO))
        .numeric(charge.billed().amount())
        .text(charge.billed().currency())
        .text(charge.conversion().kind().name().toLowerCase(Locale.ROOT))
        .text(charge.source())
        .text(charge.id())
        .bigint(charge.version().source())
        .integer(charge.version().reclean())
        .text(Optional.ofNullable(focus.get(CATEGORY)))
        .text(Optional.ofNullable(focus.get(SERVICE)))
        .text(Optional.ofNullable(focus.get(ACCOUNT)))
        .text(Optional.ofNullable(focus.get(DESCRIPTION)))
        .text(charge.importId())
        .jsonb(charge.tags())
        .jsonb(rest(focus));
  }

  /** The FOCUS columns that have no column of their own. */
  private static Map<String, String> rest(Map<String, String> focus) {
    if (focus.isEmpty()) {
      return focus;
    }
    Map<String, String> rest = new HashMap<>(focus);
    rest.keySet().removeAll(List.of(CATEGORY, SERVICE, ACCOUNT, DESCRIPTION));
    return rest;
  }
}
