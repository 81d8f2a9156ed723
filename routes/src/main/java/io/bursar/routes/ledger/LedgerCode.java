package io.bursar.routes.ledger;

/** Why the ledger could not use an entry; each has a line in docs/reference/codes.md. */
enum LedgerCode {
  UNREADABLE("BUR-1801", "is not an entry of the journal"),
  FAILED("BUR-1802", "could not be applied; nothing of it was kept"),
  JOURNAL_REPLACED("BUR-1803", "is not the journal that the ledger's state came from"),
  CHARGE_CONFLICT("BUR-1804", "says otherwise than the same version said before; the first stands");

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
