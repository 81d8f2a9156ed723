package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.ExitCode;
import io.bursar.hub.HubProcess;
import io.bursar.hub.ProgramCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpAndTheOptionsThatAllHave(String command) {
    CommandLineRun help = CommandLineRun.of(command, "--help");
    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("bursar " + command)
        .contains("--data", "--port", "--config", "--json", "--help");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandRefusesWhatItDoesNotKnow(String command) {
    CommandLineRun wrong = CommandLineRun.of(command, "--no-such-option", "operand");
    assertThat(wrong.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(wrong.err())
        .contains("--no-such-option")
        .contains("./bursar " + command + " --help");
  }

  @Test
  void theHelpNamesEveryExitCode() {
    CommandLineRun help = CommandLineRun.of("--help");
    assertThat(help.status()).isZero();
    for (ExitCode code : ExitCode.values()) {
      assertThat(help.out().replaceAll("\\s+", " ")).contains(code.status() + " " + code.meaning());
    }
  }

  /** What people and scripts call all day must not pay for what only a hub needs. */
  @Test
  void helpLoadsNoClassOfSpringOrCamelOrKafka() throws Exception {
    Process help =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xlog:class+load",
                "-cp",
                HubProcess.classPath(),
                "io.bursar.hub.cli.Main",
                "--help")
            .redirectErrorStream(true)
            .start();
    String said = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor()).isZero();
    assertThat(said).contains("Usage: bursar", "io.bursar.hub.cli.BursarCommand");
    assertThat(said)
        .doesNotContain("org.springframework.", "org.apache.camel.", "org.apache.kafka.");
  }

  @Test
  void noCommandIsWrongUsage() {
    CommandLineRun none = CommandLineRun.of();
    assertThat(none.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(none.err()).contains("up, demo, ready");
  }

  @Test
  void codesAreUniqueAndInTheirRange() {
    assertThat(Arrays.stream(ProgramCode.values()).map(ProgramCode::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.compareTo("BUR-2400") >= 0 && code.compareTo("BUR-2599") <= 0);
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::status)).doesNotHaveDuplicates();
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    CommandLineRun before = CommandLineRun.of("--port", "1", "ready");
    assertThat(before.status()).isEqualTo(ExitCode.NO_HUB.status());
    assertThat(before.err()).contains("BUR-2400", ":1 ");
  }
}
