package io.bursar.routes.clean;

import io.bursar.core.Code;

/** Why {@code clean} could not use a record: BUR-1600 to BUR-1699. */
enum CleanCode implements Code {
  UNREADABLE("BUR-1601", "Not the JSON of its type", "Post it again as the guide says."),
  UNKNOWN_TYPE(
      "BUR-1602",
      "A type that collect does not write",
      "Find out which program writes to the topic: only collect may."),
  UNKNOWN_TENANT(
      "BUR-1603",
      "A tenant without configuration",
      "Add the tenant's folder to config/tenants, then send again."),
  UNKNOWN_NODE(
      "BUR-1604",
      "A node that the tenant does not have",
      "Add the node to tenant.yaml, or leave it out and let the rules find one."),
  NO_PRICE(
      "BUR-1605", "A metric without a price on its day", "Add a line to the tenant's rate card."),
  OUT_OF_RANGE("BUR-1606", "More digits than money has", "Correct the amount at its source."),
  OUTSIDE_CALENDAR(
      "BUR-1607",
      "A day that is in none of the tenant's fiscal years",
      "Append the year to fiscal-years in tenant.yaml, then send again."),
  TOO_MANY_PARTS(
      "BUR-1608",
      "A charge of more than 20,000 parts",
      "Share it between fewer nodes, or spread it over fewer days.");

  private final String code;
  private final String title;
  private final String remedy;

  CleanCode(String code, String title, String remedy) {
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
}
