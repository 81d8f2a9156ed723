package io.bursar.routes.clean;

/** Why {@code clean} could not use a record; each has a line in docs/reference/codes.md. */
enum CleanCode {
  UNREADABLE("BUR-1601", "is not the JSON of its type; post it again as the guide says"),
  UNKNOWN_TYPE("BUR-1602", "is of a type that collect does not write"),
  UNKNOWN_TENANT("BUR-1603", "belongs to a tenant without configuration; declare the tenant first"),
  UNKNOWN_NODE(
      "BUR-1604", "names a node that the tenant does not have; add the node or leave it out"),
  NO_PRICE("BUR-1605", "is a metric without a price on its day; add a line to the rate card"),
  OUT_OF_RANGE("BUR-1606", "is more digits than money has; check the amount");

  private final String code;
  private final String remedy;

  CleanCode(String code, String remedy) {
    this.code = code;
    this.remedy = remedy;
  }

  String code() {
    return code;
  }

  String remedy() {
    return remedy;
  }
}
