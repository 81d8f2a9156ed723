package io.bursar.routes.collect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A name that no file in a folder has yet: what is done is kept, also when it came twice. */
final class FreeName {

  private FreeName() {}

  /** {@code orders.csv}, or {@code orders.2.csv} when that is there, and so on. */
  static Path in(Path folder, String name) {
    int ending = name.toLowerCase(Locale.ROOT).lastIndexOf(".csv");
    String stem = ending < 0 ? name : name.substring(0, ending);
    Path path = folder.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(stem + "." + i + name.substring(stem.length()));
    }
    return path;
  }
}
