package io.bursar.core.ledger.state;

import io.bursar.core.ledger.state.SnapshotBook.Arriving;
import io.bursar.core.ledger.state.SnapshotBook.Rows;

/** What is known of snapshots. */
final class SnapshotCodecs {

  private SnapshotCodecs() {}

  static void book(ByteWriter to, SnapshotBook book) {
    to.signed(book.complete());
    to.text(book.content());
    to.all(book.rows(), SnapshotCodecs::rows);
    to.all(book.arriving(), SnapshotCodecs::arriving);
  }

  static SnapshotBook book(ByteReader from) {
    return new SnapshotBook(
        from.signed(),
        from.text(),
        from.all(SnapshotCodecs::rows),
        from.all(SnapshotCodecs::arriving));
  }

  static void row(ByteWriter to, SnapshotRow row) {
    to.signed(row.version());
    to.signed(row.said());
  }

  static SnapshotRow row(ByteReader from) {
    return new SnapshotRow(from.signed(), from.signed());
  }

  static void unsettled(ByteWriter to, Unsettled unsettled) {
    to.instant(unsettled.since());
  }

  static Unsettled unsettled(ByteReader from) {
    return new Unsettled(from.instant());
  }

  private static void rows(ByteWriter to, Rows rows) {
    to.signed(rows.version());
    to.number(rows.count());
  }

  private static Rows rows(ByteReader from) {
    return new Rows(from.signed(), from.number());
  }

  private static void arriving(ByteWriter to, Arriving arriving) {
    to.signed(arriving.version());
    to.text(arriving.content());
    to.all(arriving.came(), (writer, part) -> writer.number(part));
  }

  private static Arriving arriving(ByteReader from) {
    return new Arriving(from.signed(), from.text(), from.all(ByteReader::count));
  }
}
