package io.bursar.adapters.csvdrop;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.message.Adjustment;
import io.bursar.core.decision.Decision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Drops moved limits into a folder, a file a decision; the bean of Kamelet {@code csvdrop-sink}.
 */
public final class CsvdropSink {

  /** What a decision's id is made of; anything else could walk out of the folder. */
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final Path folder;
  private final Supplier<String> unique;

  /**
   * @param folder where the files go; made when absent
   */
  public CsvdropSink(String folder) {
    this(Path.of(folder).toAbsolutePath(), () -> UUID.randomUUID().toString());
  }

  CsvdropSink(Path folder, Supplier<String> unique) {
    this.folder = folder;
    this.unique = unique;
  }

  /**
   * Writes the decision's file whole: who lists the folder sees all of it or nothing. The same
   * decision again writes the same bytes to the same name.
   */
  public void send(Adjustment adjustment) throws DeliveryFailure {
    Decision decision = adjustment.decision();
    if (!FILE_NAME.matcher(decision.id()).matches()) {
      throw DeliveryFailure.lasting(DeliveryCode.FILE, "the decision's id is no file name");
    }
    String name = decision.id() + "-" + decision.number() + ".csv";
    // Hidden and not *.csv, so that nobody picks it up half-written.
    Path half = folder.resolve("." + name + "." + unique.get() + ".tmp");
    try {
      Files.createDirectories(folder);
      write(half, LimitTable.of(adjustment));
      Files.move(half, folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      remove(half);
      throw DeliveryFailure.passing(
          DeliveryCode.FILE, "the file cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      // Before the rename: otherwise a power cut may leave an empty file under the final name.
      channel.force(true);
    }
  }

  private static void remove(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException ignoredBesideTheFirst) {
      // The failure that is reported is the one that came first.
    }
  }
}
