package io.bursar.core.journal;

import io.bursar.core.money.Amounts;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Money that was spent, or a correction of it, as {@code clean} completed it.
 *
 * @param source the feed or system; {@code (tenant, source, id)} is the identity
 * @param id identity within the source, or within the scope
 * @param version which saying of the source this is; the higher stands
 * @param content digest of what the source said, rules and rates left out: the same version with
 *     another content is a conflict
 * @param billed BilledCost as the source wrote it
 * @param effective EffectiveCost in the billed currency, where the source has it
 * @param parts where and when it counts, and with how much; what is said has one at least, what
 *     counts nowhere any more has none
 * @param conversion how the ledger amounts came from the counted ones
 * @param scope the snapshot it came in, if it came in one
 * @param focus FOCUS columns by name; a column without a value is absent
 * @param tags the source's tags
 * @param importId the import it came in
 */
public record ChargeEntry(
    String tenant,
    String source,
    String id,
    ChargeVersion version,
    String content,
    Money billed,
    Optional<BigDecimal> effective,
    List<Part> parts,
    Conversion conversion,
    Optional<SnapshotScope> scope,
    Map<String, String> focus,
    Map<String, String> tags,
    Optional<String> importId)
    implements Entry {

  public ChargeEntry {
    parts = List.copyOf(parts);
  }

  /**
   * The same charge, its parts converted anew: each counted amount by the rate, rounded once; of
   * several parts, the last takes the rest, so that they add up to the converted whole. Without a
   * rate each counts 0.
   */
  public ChargeEntry converted(Conversion by) {
    BigDecimal rate = by.rate().orElse(BigDecimal.ZERO);
    BigDecimal whole = BigDecimal.ZERO;
    for (Part part : parts) {
      whole = whole.add(part.counted());
    }
    BigDecimal rest = Amounts.convert(whole, rate);
    List<Part> anew = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      BigDecimal amount = i == parts.size() - 1 ? rest : Amounts.convert(part.counted(), rate);
      rest = rest.subtract(amount);
      anew.add(new Part(part.node(), part.when(), part.counted(), amount));
    }
    return with(anew, by);
  }

  /**
   * What tells it from the other charges of its source: its id; of a row of a snapshot, the id
   * within the scope, because a snapshot is all there is of its own scope and speaks of no other.
   */
  public String identity() {
    return scope.isPresent() ? scope.get().identity(id) : id;
  }

  /** The same charge with other parts. */
  public ChargeEntry with(List<Part> otherParts, Conversion by) {
    return new ChargeEntry(
        tenant,
        source,
        id,
        version,
        content,
        billed,
        effective,
        otherParts,
        by,
        scope,
        focus,
        tags,
        importId);
  }

  /**
   * Which saying this is.
   *
   * @param source the source's own version
   * @param reclean how often the rules were applied anew; only {@code reclean} raises it
   */
  public record ChargeVersion(long source, int reclean) implements Comparable<ChargeVersion> {
    @Override
    public int compareTo(ChargeVersion other) {
      int bySource = Long.compare(source, other.source);
      return bySource != 0 ? bySource : Integer.compare(reclean, other.reclean);
    }
  }

  /**
   * One share of the charge.
   *
   * @param node id of the node it counts at (and at every ancestor)
   * @param when when it counts
   * @param counted the share in the billed currency, on the tenant's basis (billed or effective)
   * @param ledger the share in ledger currency, scale 12 at most
   */
  public record Part(String node, When when, BigDecimal counted, BigDecimal ledger) {}

  /**
   * How counted money became ledger money.
   *
   * @param kind whether it is final
   * @param day the day whose rate applies, in the tenant's calendar
   * @param rate ledger currency for one unit of billed currency; absent when {@link Kind#UNRATED}
   */
  public record Conversion(Kind kind, LocalDate day, Optional<BigDecimal> rate) {
    /** Whether the rate is final. */
    public enum Kind {
      /** Billed in the ledger's currency; the rate is 1. */
      SAME,
      /** Converted with the rate of its day. */
      FINAL,
      /** Converted with the last rate known before its day; restated when the day's rate comes. */
      PROVISIONAL,
      /** No rate was ever known: counts 0 until one comes. */
      UNRATED
    }
  }

  /**
   * Where a row stands in a feed that sends everything again.
   *
   * @param account billing account
   * @param billingPeriod label of the billing period
   * @param version the snapshot's version, which is also the charge's source version
   * @param content digest of all that the snapshot has in its file: a version stands for one
   *     content
   */
  public record SnapshotScope(String account, String billingPeriod, long version, String content) {

    public SnapshotScope {
      Objects.requireNonNull(content, "content");
    }

    /** What tells a row from the other charges of its source; no id and no account has a NUL. */
    public String identity(String id) {
      return account + '\0' + billingPeriod + '\0' + id;
    }
  }
}
