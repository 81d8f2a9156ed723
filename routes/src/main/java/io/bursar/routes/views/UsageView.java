package io.bursar.routes.views;

import java.util.Collection;
import java.util.List;

/** What nodes have used: from Redis, and from PostgreSQL while Redis is away. */
public interface UsageView {

  /**
   * Usage of each of these nodes in each of these periods, nodes in the order given and within a
   * node periods in the order given. Where nothing was ever spent and no budget was ever set there
   * is none.
   *
   * @param nodes ids; for a subtree, the ids of all nodes of it that are to be listed
   * @throws ViewAway when neither server answers
   */
  List<NodeUsage> find(String tenant, Collection<String> nodes, Collection<UsagePeriod> periods);

  /** The same of every node that the ledger ever said something about, in the order of ids. */
  List<NodeUsage> findAll(String tenant, Collection<UsagePeriod> periods);
}
