package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderClaimTest {

  @TempDir Path folder;

  @Test
  void oneProcessHasTheFolderUntilItIsGoneHoweverItWent() throws Exception {
    Process other = otherProcess();
    try (FolderClaim claim = new FolderClaim(folder)) {
      assertThat(other.inputReader().readLine()).isEqualTo("claimed true");
      assertThat(claim.claim()).isFalse();

      other.destroyForcibly().waitFor();

      await().atMost(Duration.ofSeconds(10)).until(claim::claim);
      Process third = otherProcess();
      assertThat(third.inputReader().readLine()).isEqualTo("claimed false");
      third.destroyForcibly().waitFor();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void twoRoutesOfOneProcessDoNotShareAFolder() {
    try (FolderClaim second = new FolderClaim(folder)) {
      try (FolderClaim first = new FolderClaim(folder)) {
        assertThat(first.claim()).isTrue();
        assertThat(second.claim()).isFalse();
      }
      assertThat(second.claim()).isTrue();
    }
  }

  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Claimer.class.getName(),
                folder.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Claims a folder, says so, and stays until it is killed. */
  static final class Claimer {
    private Claimer() {}

    public static void main(String[] arguments) throws IOException {
      FolderClaim claim = new FolderClaim(Path.of(arguments[0]));
      System.out.println("claimed " + claim.claim());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
