package io.bursar.core.ledger.rules;

import static io.bursar.core.ledger.rules.Acme.NOON;
import static io.bursar.core.ledger.rules.Acme.configuration;
import static io.bursar.core.ledger.rules.Acme.node;

import io.bursar.core.configuration.Node;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import java.time.Instant;
import java.util.List;

/** A ledger in memory, and its journal. */
abstract class LedgerTest {

  final MapLedgerStore store = new MapLedgerStore();
  final LedgerRules rules = new LedgerRules();
  final Ledger ledger = rules.ledger();
  long offset;

  List<Effect> declare(long revision, List<Node> nodes) {
    return apply(
        new DeclareEntry(revision, "hash-" + revision, configuration(nodes, List.of(), List.of())));
  }

  List<Effect> apply(Entry entry) {
    List<Effect> effects = ledger.apply(store, entry, new Position(offset, now()));
    offset++;
    return effects;
  }

  Instant now() {
    return NOON.plusSeconds(offset);
  }

  String spent(String node) {
    return rules
        .usage()
        .usage(store, "acme", node, "2026-11")
        .orElseThrow()
        .usage()
        .spent()
        .toPlainString();
  }
}
