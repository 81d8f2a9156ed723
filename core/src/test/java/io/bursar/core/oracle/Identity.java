package io.bursar.core.oracle;

/**
 * What tells a charge from others.
 *
 * @param scope whose snapshots it is a row of; empty when it is none
 */
record Identity(String tenant, String source, String scope, String id) {

  /** The scope, among those of all tenants. */
  String scopeOfAll() {
    return tenant + " " + scope;
  }
}
