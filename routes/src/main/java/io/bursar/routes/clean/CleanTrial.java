package io.bursar.routes.clean;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.clean.Completion.UnusableException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;

/** What {@code clean} would make of a record by the rules that are in force now. */
public final class CleanTrial {

  private final AcceptedRules rules;

  /**
   * By these rules.
   *
   * @param revisions the revision in force for a tenant
   */
  public CleanTrial(Function<String, Optional<RevisionEvent>> revisions) {
    this.rules = new AcceptedRules(revisions);
  }

  /** The code that it would be refused with, {@link Rejection#code()}; empty when it is usable. */
  public Optional<String> refusal(Collected said) {
    Optional<TenantRules> tenant = rules.of(said.tenant());
    if (tenant.isEmpty()) {
      return Optional.of(CleanCode.UNKNOWN_TENANT.code());
    }
    try {
      Completion.complete(said, tenant.get());
      return Optional.empty();
    } catch (UnusableException e) {
      return Optional.of(e.code().code());
    } catch (ArithmeticException
        | DateTimeException
        | IllegalArgumentException
        | NullPointerException e) {
      return Optional.of(CleanCode.UNREADABLE.code());
    }
  }
}
