package io.bursar.core.ledger.state;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.ledger.StateDocument;
import java.util.List;
import java.util.SortedMap;

/**
 * A tenant's configuration with what the ledger remembers beyond it.
 *
 * @param configuration as declared
 * @param retired nodes of earlier revisions that are no longer configured: their charges can still
 *     be restated, so their place in the tree must not be forgotten
 * @param policies each policy name ever declared, with the version of its text
 */
public record DeclaredTenant(
    TenantConfiguration configuration,
    List<Node> retired,
    SortedMap<String, PolicyVersion> policies)
    implements StateDocument {

  /**
   * Which text of a policy is in force.
   *
   * @param version from 1, one more for each new text
   * @param digest SHA-256 of the text
   */
  public record PolicyVersion(int version, String digest) {}
}
