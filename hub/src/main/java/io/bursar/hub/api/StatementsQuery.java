package io.bursar.hub.api;

import io.bursar.core.decision.Decision;
import io.bursar.core.period.Period;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.views.ChargeSum;
import io.bursar.routes.views.ChargesQuery;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /statements}: what a node spent in a period, to be kept and printed. */
public final class StatementsQuery {

  private static final String OPENING = "Opening";
  private static final String ADJUSTMENT = "Adjustment";

  private final Sight sight;
  private final ChargesView charges;
  private final UsageView usage;
  private final DecisionsView decisions;

  StatementsQuery(Sight sight, ChargesView charges, UsageView usage, DecisionsView decisions) {
    this.sight = sight;
    this.charges = charges;
    this.usage = usage;
    this.decisions = decisions;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    Optional<String> label = call.parameter("period");
    Selection selection =
        sight.select(call, true, world -> world.tree(world.period(label, now), now)).get(0);
    Statement statement = statement(selection, selection.world().period(label, now));
    return switch (call.given("format")) {
      case "csv" -> text("text/csv", StatementCsv.of(statement), Map.of());
      case "html" -> text("text/html", StatementPage.of(statement), StatementPage.HEADERS);
      default -> Answer.json(BusJson.write(statement), Map.of());
    };
  }

  private static Answer text(String type, String body, Map<String, String> headers) {
    return new Answer(
        HttpServletResponse.SC_OK,
        Optional.of(type),
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Statement statement(Selection selection, Period period) {
    TenantWorld world = selection.world();
    String node = selection.tops().get(0);
    Usage figures = figures(world, node, period);
    BigDecimal opening = BigDecimal.ZERO;
    List<Statement.Line> lines = new ArrayList<>();
    List<Statement.Line> adjustments = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (ChargeSum each : sums(selection, period)) {
      String category = each.category().orElse("");
      sum = sum.add(each.ledger());
      if (category.equals(OPENING)) {
        opening = opening.add(each.ledger());
      } else {
        (category.equals(ADJUSTMENT) ? adjustments : lines)
            .add(
                new Statement.Line(
                    each.service().orElse(""), category, each.ledger(), each.parts()));
      }
    }
    if (sum.compareTo(figures.spent()) != 0) {
      throw new Refusal(
          Problem.of(
                  ApiCode.STATEMENT_BEHIND,
                  "the charges add up to %s, the ledger says %s"
                      .formatted(sum.toPlainString(), figures.spent().toPlainString()))
              .with("Retry-After", "1"));
    }
    return new Statement(
        world.name(),
        selection.tree().path(node),
        node,
        period.label(),
        period.first(),
        period.last(),
        world.configuration().currency(),
        opening,
        lines,
        adjustments,
        figures.spent(),
        figures.held(),
        figures.budget().map(closing -> budget(world, node, period, closing)),
        figures.available());
  }

  private Usage figures(TenantWorld world, String node, Period period) {
    UsagePeriod where = UsagePeriod.of(period, world.calendar());
    List<NodeUsage> known = usage.find(world.name(), List.of(node), List.of(where));
    return known.isEmpty()
        ? new Usage(period.label(), Plans.of(world, node, period), BigDecimal.ZERO, BigDecimal.ZERO)
        : known.get(0).usage();
  }

  /** Where nodes move within the period, each span of days between moves has its own below. */
  private List<ChargeSum> sums(Selection selection, Period period) {
    Map<List<String>, ChargeSum> sums = new LinkedHashMap<>();
    for (ChargesQuery span : Spans.of(selection, period)) {
      for (ChargeSum each : charges.sums(span)) {
        sums.merge(
            List.of(each.category().orElse(""), each.service().orElse("")),
            each,
            (one, other) ->
                new ChargeSum(
                    one.category(),
                    one.service(),
                    one.ledger().add(other.ledger()),
                    one.parts() + other.parts()));
      }
    }
    return sums.values().stream().toList();
  }

  private Statement.BudgetPart budget(
      TenantWorld world, String node, Period period, BigDecimal closing) {
    List<Statement.Moved> moved = new ArrayList<>();
    BigDecimal opening = closing;
    for (Decision decision : decisions.moving(world.name(), node, period.label())) {
      for (Decision.Allotment allotment : decision.allotments()) {
        if (allotment.node().equals(node) && allotment.period().equals(period.label())) {
          moved.add(
              new Statement.Moved(
                  decision.time(), decision.policy(), decision.id(), allotment.amount()));
          opening = opening.subtract(allotment.amount());
        }
      }
    }
    return new Statement.BudgetPart(opening, moved, closing);
  }
}
