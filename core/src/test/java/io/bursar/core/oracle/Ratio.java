package io.bursar.core.oracle;

import io.bursar.core.configuration.Policy;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Used over budget, never divided out. */
record Ratio(BigDecimal used, BigDecimal budget) {

  private static final Pattern WRITTEN =
      Pattern.compile("ratio (>=|<) (threshold)?(?: ?- ?)?([0-9.]+)?");

  boolean fires(Policy policy, String threshold) {
    return holds(policy.when(), threshold);
  }

  /** By default a policy is armed again when its condition no longer holds. */
  boolean rearms(Policy policy, String threshold) {
    return policy.rearm().isPresent()
        ? holds(policy.rearm().get(), threshold)
        : !fires(policy, threshold);
  }

  /** Reads {@code ratio >= 0.8}, {@code ratio >= threshold}, {@code ratio < threshold - 0.05}. */
  private boolean holds(String condition, String threshold) {
    Matcher written = WRITTEN.matcher(condition);
    if (!written.matches()) {
      throw new IllegalArgumentException("the oracle does not know '" + condition + "'");
    }
    BigDecimal number =
        written.group(3) == null ? BigDecimal.ZERO : new BigDecimal(written.group(3));
    BigDecimal line =
        written.group(2) == null ? number : new BigDecimal(threshold).subtract(number);
    return written.group(1).equals(">=") == reaches(line);
  }

  /**
   * Of a budget of nothing, anything used is above every line, and nothing used is a ratio of 0.
   */
  private boolean reaches(BigDecimal line) {
    if (budget.signum() > 0) {
      return used.compareTo(line.multiply(budget)) >= 0;
    }
    return used.signum() > 0 || line.signum() <= 0;
  }
}
