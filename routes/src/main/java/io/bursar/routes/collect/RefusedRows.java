package io.bursar.routes.collect;

import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.ReadCounts;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Of the rows of a file that is not used, those that are to blame; the others are left out. */
final class RefusedRows implements FileRows {

  private final FileRows all;
  private Optional<FileRow> ahead = Optional.empty();
  private long refused;

  RefusedRows(FileRows all) {
    this.all = all;
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && all.hasNext()) {
      ahead = Optional.of(all.next()).filter(FileRow.Refused.class::isInstance);
    }
    return ahead.isPresent();
  }

  @Override
  public FileRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more refused rows");
    }
    FileRow row = ahead.orElseThrow();
    ahead = Optional.empty();
    refused++;
    return row;
  }

  @Override
  public ReadCounts counts() {
    ReadCounts of = all.counts();
    // One that was looked for and not asked for yet is none of either.
    long held = of.refused() - refused;
    return new ReadCounts(
        of.rows() - held, 0, refused, of.skipped() + of.understood(), of.complete());
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
