package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./bursar in a checkout that is not built, with a Maven that puts the built program there. */
class LauncherIT {
  private static final List<String> TOOLS =
      List.of("sed", "dirname", "readlink", "find", "head", "cp", "mkdir", "touch");

  @TempDir private Path temp;
  private Path checkout;
  private Path tools;

  @BeforeEach
  void notBuilt() throws IOException {
    checkout = Files.createDirectories(temp.resolve("checkout"));
    Files.copy(
        Path.of("../bursar"), checkout.resolve("bursar"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String module : List.of("core", "connectors", "adapters", "routes", "hub")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main/java"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(checkout.resolve("pom.xml"), "");
    tools = Files.createDirectories(temp.resolve("tools"));
    for (String tool : TOOLS) {
      executable(tools.resolve(tool), "exec %s \"$@\"".formatted(found(tool)));
    }
  }

  private static Path found(String tool) {
    return List.of("/bin", "/usr/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void buildsWhatIsNotBuiltAndWhatIsOlderThanItsSource() throws Exception {
    maven("mkdir -p hub/target && cp -r \"%s\" hub/target/bursar && touch hub/target/bursar.jar");

    Said first = help();
    assertThat(first.status()).as(first.text()).isZero();
    assertThat(first.text()).contains("Building Bursar", "Usage: bursar");
    assertThat(builds()).singleElement().asString().contains("package");
    assertThat(help().text()).doesNotContain("Building");

    Path source = Files.writeString(checkout.resolve("core/src/main/java/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(help().text()).contains("Building Bursar");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void saysThatThereIsNoMaven() throws Exception {
    Said said = help();
    assertThat(said.status()).isEqualTo(ExitCode.JAVA.status());
    assertThat(said.text()).contains("bursar: BUR-2430 ");
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    maven("echo '[ERROR] what Maven says'; exit 1");
    Said said = help();
    assertThat(said.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(said.text()).contains("[ERROR] what Maven says", "bursar: BUR-2431 ");
  }

  /** A Maven that notes how it was called. */
  private void maven(String does) throws IOException {
    Path built = Path.of("target/bursar").toAbsolutePath();
    executable(
        tools.resolve("mvn"),
        "echo \"$@\" >> \"%s\"\n".formatted(temp.resolve("builds")) + does.formatted(built));
  }

  private static void executable(Path script, String does) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + does + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(temp.resolve("builds"));
  }

  private Said help() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(checkout.resolve("bursar").toString(), "--help")
            .directory(temp.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private record Said(int status, String text) {}
}
