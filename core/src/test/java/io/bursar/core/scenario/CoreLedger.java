package io.bursar.core.scenario;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.usage.NodeUsage;
import io.bursar.core.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pure function on a store. */
public final class CoreLedger implements LedgerUnderTest {

  private final LedgerStore store;
  private final int restartsEvery;
  private final List<Effect> effects = new ArrayList<>();
  private LedgerRules rules = new LedgerRules();
  private Ledger ledger = rules.ledger();
  private long offset;

  /**
   * @param restartsEvery after how many entries the ledger forgets all it has in memory; 0 is never
   */
  public CoreLedger(LedgerStore store, int restartsEvery) {
    this(store, restartsEvery, 0);
  }

  /**
   * Goes on with a journal.
   *
   * @param offset of the next entry
   */
  public CoreLedger(LedgerStore store, int restartsEvery, long offset) {
    this.store = store;
    this.restartsEvery = restartsEvery;
    this.offset = offset;
  }

  @Override
  public void apply(Entry entry, Instant time) {
    if (restartsEvery > 0 && offset % restartsEvery == 0) {
      rules = new LedgerRules();
      ledger = rules.ledger();
    }
    effects.addAll(ledger.apply(store, entry, new Position(offset, time)));
    offset++;
  }

  @Override
  public Optional<Usage> usage(String tenant, String node, String period) {
    return rules.usage().usage(store, tenant, node, period).map(NodeUsage::usage);
  }

  @Override
  public List<Decision> decisions() {
    return all(Effect.Decided.class, Effect.Decided::decision);
  }

  @Override
  public List<Outcome> outcomes() {
    return all(Effect.Counted.class, Effect.Counted::outcome);
  }

  @Override
  public List<Effect.Posting> postings() {
    return all(Effect.Posting.class, posting -> posting);
  }

  @Override
  public List<Declare> declares() {
    List<Declare> declares = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Declared declared) {
        declares.add(new Declare(true, declared.warnings()));
      } else if (effect instanceof Effect.DeclareRefused refused) {
        declares.add(new Declare(false, refused.reasons()));
      }
    }
    return declares;
  }

  @Override
  public List<Rejection> rejections() {
    return all(Effect.Rejected.class, Effect.Rejected::rejection);
  }

  /** Everything the ledger said. */
  public List<Effect> effects() {
    return effects;
  }

  private <E extends Effect, T> List<T> all(Class<E> kind, Function<E, T> word) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).map(word).toList();
  }
}
