package io.bursar.routes.ledger;

import io.bursar.core.Code;

/** What the ledger's topology could not use: BUR-1900 to BUR-1999. */
enum LedgerCode implements Code {
  UNREADABLE(
      "BUR-1901",
      "Not an entry of the journal",
      "Another program wrote to the topic, or a newer Bursar did. Look at the record named."),
  FAILED(
      "BUR-1902",
      "An entry that could not be applied; nothing of it was kept",
      "The log of the stage has the failure. Please report it; the entries after it go on."),
  JOURNAL_REPLACED(
      "BUR-1903",
      "The journal is not the one that the ledger's state came from",
      "Restore the journal from its backup, or move the whole data folder away to begin anew.");

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
}
