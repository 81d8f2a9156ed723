package io.bursar.routes.ledger;

/** Why the ledger could not use an entry; each has a line in docs/reference/codes.md. */
enum LedgerCode {
  UNREADABLE("BUR-1901", "is not an entry of the journal"),
  FAILED("BUR-1902", "could not be applied; nothing of it was kept"),
  JOURNAL_REPLACED("BUR-1903", "is not the journal that the ledger's state came from");

  private final String code;
  private final String meaning;

  LedgerCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  String code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
