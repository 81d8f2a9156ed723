package io.bursar.core.history;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
import io.bursar.core.oracle.Said;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A journal that somebody might have written. Its text is what a failing test shows. */
public record History(List<Said> journal) {

  private static final LocalDate LAST_IN_EVERY_TABLE = LocalDate.parse("2024-03-02");

  private record Saying(String tenant, String source, String id, ChargeVersion version) {}

  public History {
    journal = List.copyOf(journal);
  }

  /** The same without one entry. */
  public History without(int index) {
    List<Said> left = new ArrayList<>(journal);
    left.remove(index);
    return new History(left);
  }

  /**
   * One for which the order of charges and snapshots does not matter: every saying of a version in
   * the words of its first, nothing closed, and snapshots of one file whose rows the same rules
   * made and whose rate and node are there whenever they are said.
   */
  public History inAnyOrder() {
    Map<Saying, ChargeEntry> first = new HashMap<>();
    Map<Saying, String> content = new HashMap<>();
    List<Said> agreed = new ArrayList<>();
    Set<String> declared = new HashSet<>();
    for (Said said : journal) {
      if (isOfAnotherFile(said.entry())) {
        continue;
      }
      if (said.entry() instanceof ChargeEntry charge) {
        ChargeVersion version = charge.version();
        if (charge.scope().isPresent() && version.reclean() > 0) {
          continue;
        }
        Saying saying = new Saying(charge.tenant(), charge.source(), charge.id(), version);
        Saying words =
            new Saying(
                charge.tenant(),
                charge.source(),
                charge.id(),
                new ChargeVersion(version.source(), 0));
        content.putIfAbsent(words, charge.content());
        first.putIfAbsent(
            saying,
            charge.scope().isPresent()
                ? alwaysTheSame(charge)
                : as(charge, content.get(words), charge.parts(), charge.conversion()));
        agreed.add(new Said(first.get(saying), said.time()));
      } else if (!(said.entry() instanceof CloseEntry) && !movesThePast(said.entry(), declared)) {
        agreed.add(said);
        if (said.entry() instanceof DeclareEntry declare) {
          declared.add(declare.configuration().tenant());
        }
      }
    }
    return new History(agreed);
  }

  /**
   * It is refused where something was counted on certain days, and what was may not stand any more.
   * A table of years is no matter for who is declared for the first time, as long as it can be
   * appended to.
   */
  private static boolean movesThePast(Entry entry, Set<String> declared) {
    if (!(entry instanceof DeclareEntry declare)) {
      return false;
    }
    String change = declare.configuration().author();
    boolean isNew = !declared.contains(declare.configuration().tenant());
    return change.equals(Tenants.Change.CLOUD_MOVED.name())
        || change.equals(Tenants.Change.NEXT_YEAR_RECUT.name())
        || (change.equals(Tenants.Change.NO_NEXT_YEAR.name()) && !isNew);
  }

  /**
   * In the ledger's currency, at a node and on a day that are always there, with the same words
   * always: a row that a snapshot has and that can't be used is another matter before its end.
   */
  private static ChargeEntry alwaysTheSame(ChargeEntry row) {
    List<Part> parts = new ArrayList<>();
    for (Part part : row.parts()) {
      String node = part.node().equals("print") ? "ads" : part.node();
      parts.add(new Part(node, inEveryTable(part.when()), part.counted(), part.counted()));
    }
    Conversion same =
        new Conversion(Conversion.Kind.SAME, row.conversion().day(), Optional.of(BigDecimal.ONE));
    return as(row, row.content() + row.version().source() / 3, parts, same);
  }

  private static When inEveryTable(When when) {
    LocalDate day = when.day(ZoneOffset.UTC);
    return day.isBefore(LAST_IN_EVERY_TABLE) ? when : new When.On(LAST_IN_EVERY_TABLE);
  }

  private static ChargeEntry as(
      ChargeEntry charge, String content, List<Part> parts, Conversion conversion) {
    return new ChargeEntry(
        charge.tenant(),
        charge.source(),
        charge.id(),
        charge.version(),
        content,
        charge.billed(),
        charge.effective(),
        parts,
        conversion,
        charge.scope(),
        charge.focus(),
        charge.tags(),
        charge.importId());
  }

  /**
   * The same times and other entries, with the charges and snapshots between two of these in
   * another order.
   */
  public History reordered(Random random) {
    List<Entry> entries = new ArrayList<>(journal.stream().map(Said::entry).toList());
    int from = 0;
    for (int i = 0; i <= entries.size(); i++) {
      if (i == entries.size() || !movable(entries.get(i))) {
        Collections.shuffle(entries.subList(from, i), random);
        from = i + 1;
      }
    }
    List<Said> reordered = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      reordered.add(new Said(entries.get(i), journal.get(i).time()));
    }
    return new History(reordered);
  }

  private static boolean movable(Entry entry) {
    return entry instanceof ChargeEntry || entry instanceof SnapshotEntry;
  }

  /** What comes under a number that another file has is in conflict. */
  private static boolean isOfAnotherFile(Entry entry) {
    if (entry instanceof SnapshotEntry snapshot) {
      return !snapshot.content().equals(RandomSnapshots.FILE);
    }
    return entry instanceof SnapshotRowEntry
        || (entry instanceof ChargeEntry charge
            && charge
                .scope()
                .filter(scope -> !scope.content().equals(RandomSnapshots.FILE))
                .isPresent());
  }

  /** Each tenant's configurations by revision, as far as they were ever declared. */
  public Map<String, Map<Long, TenantConfiguration>> revisions() {
    Map<String, Map<Long, TenantConfiguration>> revisions = new HashMap<>();
    for (Said said : journal) {
      if (said.entry() instanceof DeclareEntry declare) {
        revisions
            .computeIfAbsent(declare.configuration().tenant(), any -> new HashMap<>())
            .put(declare.revision(), declare.configuration());
      }
    }
    return revisions;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("\n");
    for (int i = 0; i < journal.size(); i++) {
      Said said = journal.get(i);
      text.append(i).append(' ').append(said.time()).append(' ').append(text(said.entry()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String text(Entry entry) {
    if (entry instanceof ChargeEntry charge) {
      return "charge %s %s/%s version %d.%d %s, %s%s: %s"
          .formatted(
              charge.tenant(),
              charge.source(),
              charge.id(),
              charge.version().source(),
              charge.version().reclean(),
              charge.content(),
              charge.scope().map(scope -> scope + " ").orElse("") + charge.billed(),
              charge.conversion().rate().map(rate -> " at " + rate).orElse("")
                  + " "
                  + charge.conversion().kind()
                  + " of "
                  + charge.conversion().day(),
              charge.parts().stream()
                  .map(
                      part ->
                          "%s %s %s"
                              .formatted(part.node(), part.when(), Amounts.text(part.ledger())))
                  .collect(Collectors.joining("; ")));
    }
    if (entry instanceof RateEntry rate) {
      return "rate %s %s %s %s".formatted(rate.tenant(), rate.currency(), rate.day(), rate.rate());
    }
    if (entry instanceof DeclareEntry declare) {
      return "declare %s revision %d by %s"
          .formatted(
              declare.configuration().tenant(),
              declare.revision(),
              declare.configuration().author());
    }
    if (entry instanceof SnapshotEntry || entry instanceof CloseEntry) {
      return entry.toString();
    }
    return "tick";
  }
}
