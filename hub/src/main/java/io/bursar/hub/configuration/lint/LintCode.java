package io.bursar.hub.configuration.lint;

import io.bursar.core.Code;

/** What can be wrong with a configuration. A code never changes its meaning. */
public enum LintCode implements Code {
  UNREADABLE(1400, "A file or folder cannot be read", "Check that it exists and who may read it."),
  CHARSET(1401, "A file is not UTF-8", "Save it as UTF-8."),
  TOO_LARGE(1402, "A file is too large", "Split it, or take out what is not configuration."),
  SYNTAX(1403, "Not valid YAML", "Correct the line that the message names."),
  TAB(1404, "A tab in the indentation", "YAML is indented with spaces."),
  DUPLICATE_KEY(1405, "A key stands twice", "Keep one of the two."),
  NOT_PLAIN(1406, "An anchor, alias or tag", "Write the value out where it is used."),
  TOO_DEEP(1407, "Nested too deep", "Flatten it."),
  UNKNOWN_FILE(1408, "A file that Bursar does not know", "Rename it, or move it elsewhere."),

  UNKNOWN_KEY(1410, "A key that Bursar does not know", "Write it as the reference has it."),
  MISSING(1411, "Something required is missing", "Add it."),
  WRONG_TYPE(1412, "A value of the wrong type", "Write the type that the message names."),
  TOGETHER(1413, "Keys that do not go together, or not without each other", "Keep one of them."),
  NOT_ONE_OF(1414, "A value that is not one of those allowed", "Choose one of them."),
  OUT_OF_RANGE(1415, "A value out of its range", "Choose a value within the range."),

  NUMBER(1420, "Not an exact decimal number", "Write digits and a point: 1234.56."),
  DATE(1421, "Not a date", "Write dates as 2026-11-30."),
  PERIOD(1422, "Not the label of a period", "Write 2026-11-30, 2026-11, 2026-Q4 or 2026."),
  CURRENCY(1423, "Not a currency", "Write an ISO 4217 code, or four or more capitals of your own."),
  ZONE(1424, "Not a time zone", "Write a zone as Europe/Berlin or UTC."),
  NAME(1425, "Not a usable name", "Use letters, digits and the signs that the message names."),
  URL(1426, "Not a usable address", "Write an address that begins with http:// or https://."),
  EXPRESSION(
      1427, "Not a valid condition", "Correct it; docs/reference/policies.md has its words."),
  CSV(1428, "Not a valid row", "Correct the row."),

  DUPLICATE(1440, "Said twice", "Keep one of the two."),
  UNKNOWN_NODE(1441, "No such node", "Add the node to tenant.yaml, or correct the reference."),
  UNKNOWN_TARGET(1442, "No such notify target", "Add it to targets.yaml, or correct the name."),
  UNKNOWN_TENANT(1443, "No such tenant", "Add its folder under tenants/, or correct the name."),
  UNKNOWN_MAPPING(1444, "No such mapping", "Add the file under mappings/, or correct the name."),
  NO_BUDGET(
      1445, "A budget is moved or needed that the node does not have", "Give it that budget."),
  MATCHES_NONE(1446, "A pattern that matches nothing", "Correct the pattern, or add the nodes."),
  OVER_ALLOTTED(1447, "Children add up to more than their parent", "Accepted; the plan is yours."),
  UNREACHABLE(1448, "A rule that is never reached", "Move it up, or take it out."),
  ENDS_SOON(1449, "A table that ends within a year", "Append the next year."),

  UNSET(1450, "An environment variable is not set", "Set it for the hub's process."),
  OPEN_SECRET(1451, "A secret stands in the file", "Write ${env:NAME} and set NAME for the hub."),
  MAPPING(1452, "A mapping that cannot be used", "Correct the mapping."),
  MORE(1499, "More of the same", "Correct the ones listed first.");

  private final int number;
  private final String title;
  private final String remedy;

  LintCode(int number, String title, String remedy) {
    this.number = number;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return "BUR-" + number;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
