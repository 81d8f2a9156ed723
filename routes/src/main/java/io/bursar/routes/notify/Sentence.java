package io.bursar.routes.notify;

import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A decision as one sentence for people. */
final class Sentence {

  private static final Pattern CODE = Pattern.compile("^BUR-\\d+ ");

  private final Clock clock;
  private final Function<String, Optional<ZoneId>> zones;

  /**
   * @param zones the zone of a tenant, where it is known
   */
  Sentence(Clock clock, Function<String, Optional<ZoneId>> zones) {
    this.clock = clock;
    this.zones = zones;
  }

  String of(Decision decision) {
    String facts = used(decision);
    String node = place(decision.path(), decision.tenant()) + ": ";
    return switch (decision.status()) {
      case APPLIED -> node + facts + moved(decision, "");
      case FROZEN -> node + facts + moved(decision, "would have been ") + but(decision, ", but ");
      case REFUSED ->
          node
              + facts
              + moved(decision, "should have been ")
              + but(decision, ", but that was refused: ");
      case NOT_JUDGED ->
          node + "policy " + decision.policy() + " was not judged" + but(decision, ": ");
      case RETRACTED ->
          node + "the alert of policy " + decision.policy() + " is withdrawn, now " + facts;
    };
  }

  /** The reason without its code, which is for programs and stands beside the sentence. */
  private static String but(Decision decision, String before) {
    return decision
        .reason()
        .map(reason -> before + CODE.matcher(reason).replaceFirst(""))
        .orElse(before + "no reason was given");
  }

  /** {@code 82 % of November used (CNY 328 of 400)}. */
  private String used(Decision decision) {
    Usage usage = decision.receipt().usage();
    String currency = decision.receipt().currency();
    BigDecimal total = usage.spent().add(usage.held());
    String period = PeriodWords.of(usage.period(), today(decision));
    Optional<BigDecimal> budget = usage.budget().filter(amount -> amount.signum() > 0);
    if (budget.isEmpty()) {
      String without = usage.budget().isPresent() ? " of a budget of 0" : "";
      return period + ": " + AmountWords.money(currency, total) + " used" + without;
    }
    String held =
        usage.held().signum() == 0 ? "" : ", " + AmountWords.number(usage.held()) + " of it held";
    return AmountWords.share(total, budget.get())
        + " of "
        + period
        + " used ("
        + AmountWords.money(currency, total)
        + " of "
        + AmountWords.number(budget.get())
        + held
        + ")";
  }

  /** {@code ; tomorrow cut by 20 % to CNY 9,600}, for each limit. */
  private String moved(Decision decision, String verb) {
    return decision.allotments().stream()
        .map(allotment -> "; " + moved(decision, allotment, verb))
        .collect(Collectors.joining());
  }

  private String moved(Decision decision, Allotment allotment, String verb) {
    String of =
        allotment.node().equals(decision.node())
            ? ""
            : " of " + place(allotment.node(), decision.tenant());
    String direction = allotment.amount().signum() < 0 ? "cut" : "raised";
    BigDecimal size = allotment.amount().abs();
    String currency = decision.receipt().currency();
    String by =
        allotment.before().signum() > 0
            ? AmountWords.share(size, allotment.before())
            : AmountWords.money(currency, size);
    return PeriodWords.of(allotment.period(), today(decision))
        + of
        + " "
        + verb
        + direction
        + " by "
        + by
        + " to "
        + AmountWords.money(currency, allotment.after());
  }

  /** The tenant's day on which the sentence is written, so that "tomorrow" is right when sent. */
  private LocalDate today(Decision decision) {
    ZoneId zone = zones.apply(decision.tenant()).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** A path without the tenant, who is the reader. */
  private static String place(String path, String tenant) {
    return path.startsWith(tenant + "/") ? path.substring(tenant.length() + 1) : path;
  }
}
