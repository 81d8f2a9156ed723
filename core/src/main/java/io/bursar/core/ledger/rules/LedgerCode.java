package io.bursar.core.ledger.rules;

import io.bursar.core.Code;

/** The stable codes of the ledger; docs/reference/codes.md is made from them. */
public enum LedgerCode implements Code {
  TENANT_UNKNOWN(
      "BUR-1801",
      "charge of a tenant that was never declared",
      "Add the tenant to config/tenants and send the charge again."),
  CHARGE_UNUSABLE(
      "BUR-1802",
      "charge that the ledger can't keep",
      "Correct the named field at the source and send the charge again."),
  CHARGE_CONFLICT(
      "BUR-1803",
      "charge-conflict: the version that stands was said again in other words",
      "The first stands. If the later is right, send it with a higher version."),
  RATE_UNUSABLE(
      "BUR-1804", "rate that the ledger can't keep", "Correct it in rates.csv and declare again."),
  FORECAST_UNUSABLE(
      "BUR-1805",
      "forecast that the ledger can't keep",
      "Nothing has to be done: the node is foreseen again on the next day."),
  SNAPSHOT_UNUSABLE(
      "BUR-1806",
      "snapshot that the ledger can't keep",
      "Correct the named field at the source and send the snapshot again."),
  SNAPSHOT_LATE(
      "BUR-1807",
      "snapshot-late: a higher snapshot of the account and period is complete, or another one of that number",
      "If this is the later one, send it again with a number that is higher than any before."),
  OUTSIDE_CALENDAR(
      "BUR-1808",
      "charge, or correction of a closed period, on a day that is in none of the tenant's fiscal years",
      "Append the year to fiscal-years in tenant.yaml, then send the charge again; what the ledger holds it counts by itself."),
  REVISION_OLD(
      "BUR-1810",
      "configuration with a revision that is not above the one in force",
      "Declare it under a higher revision."),
  FIXED_AFTER_FIRST_CHARGE(
      "BUR-1811",
      "zone, fiscal year, currency or basis changed after the first charge",
      "Make a new tenant and import again."),
  TREE_BROKEN(
      "BUR-1812",
      "nodes that do not make a tree",
      "Give each node an id of its own and a parent that exists."),
  PAST_MOVED(
      "BUR-1813",
      "node moved on days that have charges",
      "Let it move from a day on which it has no charges yet."),
  BUDGET_INVALID("BUR-1814", "budget that can't be kept", "Correct it in budgets.yaml."),
  POLICY_INVALID("BUR-1815", "policy that can't be judged", "Correct it in policies.yaml."),
  OVER_ALLOTTED(
      "BUR-1816",
      "children have more budget than their parent",
      "Nothing has to be done: the plan is the owner's. Lower the children or raise the parent."),
  POLICY_WITHOUT_NODES(
      "BUR-1817",
      "policy that applies to no node",
      "Correct its pattern, or give the nodes the budgets it needs."),
  CALENDAR_INVALID(
      "BUR-1818",
      "fiscal years that do not make a table",
      "Correct fiscal-years in tenant.yaml: years one after the other, of 52 or 53 weeks."),
  ALLOTMENT_REFUSED(
      "BUR-1820",
      "automatic change of a budget that was refused",
      "Change the budget by hand, or correct the policy."),
  FREEZE_DAY(
      "BUR-1821",
      "automatic change that fell on a freeze day",
      "Change the budget by hand if it must not wait."),
  USAGE_FELL(
      "BUR-1822",
      "decision retracted because a correction took the usage back",
      "Nothing. A budget that the decision changed stays as changed."),
  FORECAST_MISSING(
      "BUR-1823",
      "policy that was not judged because it needs a forecast and there is none",
      "See that the stage forecast runs; the policy is judged as soon as a forecast comes.");

  private final String code;
  private final String title;
  private final String remedy;

  LedgerCode(String code, String title, String remedy) {
    this.code = code;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  /** The code, and what it was this time. */
  String says(String what) {
    return code + " " + what;
  }
}
