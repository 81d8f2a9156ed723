package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Money;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.PostingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Postings as the ledger says them. */
final class Postings {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Postings() {}

  static Part part(String node, String when, String amount) {
    BigDecimal money = new BigDecimal(amount);
    When at =
        when.indexOf('T') < 0
            ? new When.On(LocalDate.parse(when))
            : new When.At(Instant.parse(when));
    return new Part(node, at, money, money);
  }

  /** A posting of acme's charge {@code id}, at that offset of the journal. */
  static PostingEvent posting(String id, long offset, List<Part> before, Part... parts) {
    BigDecimal total =
        List.of(parts).stream().map(Part::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new PostingEvent(
        before.isEmpty() ? Outcome.APPLIED : Outcome.RESTATED,
        before,
        SHANGHAI,
        List.of(),
        3,
        offset,
        new ChargeEntry(
            "acme",
            "erp",
            id,
            new ChargeVersion(offset, 0),
            "content",
            new Money(total, "CNY"),
            Optional.empty(),
            List.of(parts),
            new Conversion(Conversion.Kind.SAME, LocalDate.EPOCH, Optional.of(BigDecimal.ONE)),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty()));
  }

  static BusRecord record(PostingEvent posting) {
    return BusRecord.of(
        posting.charge().tenant(),
        EventType.POSTING,
        "p" + posting.offset(),
        BusJson.write(posting));
  }

  static Told<PostingEvent> told(PostingEvent posting) {
    return new Told<>(posting, record(posting));
  }
}
