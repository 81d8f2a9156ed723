package io.bursar.forecasting.neural;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where TensorFlow's native library, some 600 MB, is unpacked: below the user's home, once for all
 * data folders.
 */
public final class NativeFolder {
  private static final String CHOSEN = "org.bytedeco.javacpp.cachedir";

  private NativeFolder() {}

  /**
   * Names another for where nothing can be written below the home, as in many containers. What
   * somebody has chosen by {@value #CHOSEN} stays. Once TensorFlow is loaded it changes nothing.
   */
  public static void insteadOfHome(Path folder) {
    Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    if (System.getProperty(CHOSEN) == null && !canBeMade(usual)) {
      System.setProperty(CHOSEN, folder.toAbsolutePath().normalize().toString());
    }
  }

  /** Of a user without a home Java says that it is {@code ?}. */
  private static boolean canBeMade(Path folder) {
    if (!folder.isAbsolute()) {
      return false;
    }
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there);
  }
}
