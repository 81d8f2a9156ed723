package io.bursar.hub.kill;

import io.bursar.hub.ExpectedSpend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sender was told, in a file of its own: a line "charge …" for each charge that the hub has
 * acknowledged, "held" when only half of a file is sent and the rest is kept back, "done" when a
 * batch or a whole file was acknowledged, and "broke" when a connection broke in the middle of a
 * file.
 */
final class AcknowledgementLog {
  private static final String CHARGE = "charge ";
  private static final String HELD = "held";
  private static final String DONE = "done";
  private static final String BROKE = "broke";

  private final Path file;

  AcknowledgementLog(Path file) {
    this.file = file;
  }

  /** Half of a file is on its way, and the other half is kept back. */
  synchronized void held() throws IOException {
    append(List.of(HELD));
  }

  /** The connection broke while a file was on its way. */
  synchronized void broke() throws IOException {
    append(List.of(BROKE));
  }

  /** All of these were acknowledged. */
  synchronized void acknowledged(List<SaidCharge> charges) throws IOException {
    List<String> lines = new ArrayList<>();
    charges.forEach(charge -> lines.add(CHARGE + charge.line()));
    lines.add(DONE);
    append(lines);
  }

  private void append(List<String> lines) throws IOException {
    Files.writeString(
        file,
        String.join("\n", lines) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** How many batches and files were acknowledged. */
  long done() throws IOException {
    return count(DONE);
  }

  /** How often half of a file was kept back. */
  long heldFiles() throws IOException {
    return count(HELD);
  }

  /** How often a connection broke in the middle of a file. */
  long brokenFiles() throws IOException {
    return count(BROKE);
  }

  /** What must have been spent, of what was acknowledged. */
  ExpectedSpend expected() throws IOException {
    ExpectedSpend expected = new ExpectedSpend();
    for (String line : lines()) {
      if (line.startsWith(CHARGE)) {
        SaidCharge.of(line.substring(CHARGE.length())).sayTo(expected);
      }
    }
    return expected;
  }

  private long count(String word) throws IOException {
    return lines().stream().filter(word::equals).count();
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
