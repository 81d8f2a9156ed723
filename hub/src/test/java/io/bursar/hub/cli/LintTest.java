package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  @TempDir private Path config;

  @Test
  void anEmptyFolderIsGood() {
    CommandLineRun lint = CommandLineRun.of("lint", "--config", config.toString());
    assertThat(lint.status()).as(lint.err()).isZero();
    assertThat(lint.out()).contains("0 errors, 0 warnings");
  }

  @Test
  void everyErrorIsALineAndAnObject() throws IOException {
    Files.writeString(config.resolve("budget.yaml"), "x: 1\n");
    Files.writeString(config.resolve("tagets.yaml"), "x: 1\n");
    CommandLineRun lines = CommandLineRun.of("lint", "--config", config.toString());
    assertThat(lines.status()).isEqualTo(ExitCode.CONFIGURATION.status());
    assertThat(lines.out()).contains("budget.yaml", "tagets.yaml", "2 errors");
    CommandLineRun json = CommandLineRun.of("lint", "--config", config.toString(), "--json");
    assertThat(json.status()).isEqualTo(ExitCode.CONFIGURATION.status());
    assertThat(Json.objects(json.out()))
        .hasSize(2)
        .allSatisfy(lint -> assertThat(lint).containsEntry("level", "error").containsKey("remedy"));
  }

  @Test
  void aHubDoesNotStartItsServersForABadConfiguration() throws IOException {
    Files.writeString(config.resolve("tagets.yaml"), "x: 1\n");
    Path data = config.resolveSibling(config.getFileName() + "-data");
    CommandLineRun up =
        CommandLineRun.of("up", "--config", config.toString(), "--data", data.toString());
    assertThat(up.status()).isEqualTo(ExitCode.CONFIGURATION.status());
    assertThat(up.err()).contains("BUR-2432");
    assertThat(data).doesNotExist();
  }
}
