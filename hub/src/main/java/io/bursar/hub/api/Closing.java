package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.core.period.Period;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.CloseReply;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.ImportsView;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.RejectCount;
import io.bursar.routes.views.RejectsView;
import io.bursar.routes.views.SourceImports;
import io.bursar.routes.views.UnfinalCharges;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /closes}: what is still open in a period, and then its end. */
public final class Closing {

  /** Asks the ledger; empty when it did not answer in time. */
  interface Ledger {
    Optional<CloseReply> close(String tenant, String period, String author);
  }

  private final Sight sight;
  private final UsageView usage;
  private final ChargesView charges;
  private final RejectsView rejects;
  private final ImportsView imports;
  private final Ledger ledger;

  Closing(
      Sight sight,
      UsageView usage,
      ChargesView charges,
      RejectsView rejects,
      ImportsView imports,
      Ledger ledger) {
    this.sight = sight;
    this.usage = usage;
    this.charges = charges;
    this.rejects = rejects;
    this.imports = imports;
    this.ledger = ledger;
  }

  public Answer answer(ApiRequest call) {
    TenantWorld world = sight.tenants(call).get(0);
    if (!call.caller().hasAllOf(world.name(), Role.OPERATOR)) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on the tenant's root");
    }
    Period period = world.period(call.parameter("period"), sight.now());
    Report report = report(world, period);
    Optional<LocalDate> through =
        call.flag("dry-run") ? Optional.empty() : Optional.of(close(call, world, period));
    return Answer.json(
        BusJson.write(
            new Closed(
                world.name(), period.label(), period.first(), period.last(), through, report)),
        Map.of());
  }

  private LocalDate close(ApiRequest call, TenantWorld world, Period period) {
    CloseReply reply =
        ledger
            .close(world.name(), period.label(), call.caller().name())
            .orElseThrow(
                () ->
                    new Refusal(
                        Problem.of(ApiCode.LEDGER_SILENT, "the ledger did not answer")
                            .with("Retry-After", "5")));
    return reply
        .through()
        .orElseThrow(
            () -> new Refusal(ApiCode.CLOSE_REFUSED, reply.refused().orElse("it gave no reason")));
  }

  private Report report(TenantWorld world, Period period) {
    List<RejectCount> refused = rejects.counts(world.name());
    return new Report(
        spent(world, world.name(), period),
        spent(world, world.configuration().unallocated(), period),
        charges.unfinal(world.name(), period.first(), period.last()).stream()
            .map(Open::of)
            .toList(),
        refused,
        imports.sources(world.name()));
  }

  private BigDecimal spent(TenantWorld world, String node, Period period) {
    UsagePeriod where = UsagePeriod.of(period, world.calendar());
    List<NodeUsage> known = usage.find(world.name(), List.of(node), List.of(where));
    return known.isEmpty() ? BigDecimal.ZERO : known.get(0).usage().spent();
  }

  record Closed(
      String tenant,
      String period,
      LocalDate first,
      LocalDate last,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> through,
      Report report) {}

  /** What is open. */
  record Report(
      BigDecimal spent,
      BigDecimal unallocated,
      List<Open> unfinal,
      List<RejectCount> rejects,
      List<SourceImports> sources) {}

  /** Charges whose rate is not final. */
  record Open(String currency, String kind, BigDecimal counted, BigDecimal ledger, long parts) {
    static Open of(UnfinalCharges charges) {
      return new Open(
          charges.currency(),
          Words.of(charges.kind()),
          charges.counted(),
          charges.ledger(),
          charges.parts());
    }
  }
}
