package io.bursar.forecasting.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which program this is. */
final class CodeVersion {

  /** Written by the build; empty where it had no commit to build from. */
  private static final String COMMIT = "commit.txt";

  private CodeVersion() {}

  /** Its version, and behind a plus the commit that it was built from, where there was one. */
  static String text() {
    String version =
        Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
            .orElse("unreleased");
    String commit = commit();
    return commit.isEmpty() ? version : version + "+" + commit;
  }

  private static String commit() {
    try (InputStream file = CodeVersion.class.getResourceAsStream(COMMIT)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
