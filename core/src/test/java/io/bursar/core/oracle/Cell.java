package io.bursar.core.oracle;

/** A figure's place: node (by id) and period (by label) of a tenant. */
public record Cell(String tenant, String node, String period) {
  @Override
  public String toString() {
    return node + " of " + tenant + " in " + period;
  }
}
