package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The first key: what the environment says, or one made at the first start and kept where only the
 * owner of the data folder can read it.
 */
public final class AdminKey {
  public static final String VARIABLE = "BURSAR_ADMIN_KEY";
  public static final String FILE = "admin.key";

  private AdminKey() {}

  static String of(Path data) throws IOException {
    String given = System.getenv(VARIABLE);
    return given == null || given.isBlank()
        ? Secret.kept(data.resolve(FILE), "bur_")
        : given.strip();
  }
}
