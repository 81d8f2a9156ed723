package io.bursar.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.routes.bus.KeyEvent.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyTest {

  private static final String CHOSEN = "a key that an operator chose, 32 or more";

  @TempDir private Path data;

  private final HeldKeys keys = new HeldKeys();

  @Test
  void theFirstStartMakesAKeyForEverythingThatOnlyItsOwnerCanRead() throws IOException {
    settle(Optional.empty());
    Path file = data.resolve("admin.key");
    String key = Files.readString(file).strip();
    assertThat(key).matches("bur_admin_[A-Za-z0-9_-]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(data).isDirectoryNotContaining(path -> !path.equals(file));
    Principal admin = new Keyring(keys).principal(key).orElseThrow();
    assertThat(admin.hasEverywhere(Role.OPERATOR)).isTrue();
    assertThat(admin.hasAllOf("whatever", Role.OPERATOR)).isTrue();
  }

  @Test
  void theNextStartKeepsItAndWritesNothing() throws IOException {
    settle(Optional.empty());
    String key = Files.readString(data.resolve("admin.key"));
    settle(Optional.empty());
    assertThat(Files.readString(data.resolve("admin.key"))).isEqualTo(key);
    assertThat(keys.writes).isEqualTo(1);
  }

  @Test
  void theKeyOfTheEnvironmentWinsAndIsWrittenNowhere() {
    settle(Optional.of(CHOSEN));
    assertThat(new Keyring(keys).principal(CHOSEN)).isPresent();
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void theKeyOfTheEnvironmentReplacesTheOneBefore() throws IOException {
    settle(Optional.empty());
    String before = Files.readString(data.resolve("admin.key")).strip();
    settle(Optional.of(CHOSEN));
    assertThat(new Keyring(keys).principal(CHOSEN)).isPresent();
    assertThat(new Keyring(keys).principal(before)).isEmpty();
  }

  @Test
  void aShortKeyOfTheEnvironmentIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> settle(Optional.of("hunter2-hunter2")))
        .isInstanceOf(KeyProblem.class)
        .hasMessageStartingWith("BUR-2150 BURSAR_ADMIN_KEY has 15 characters")
        .hasMessageContaining("32")
        .hasMessageNotContaining("hunter2");
    assertThat(keys.kept).isEmpty();
  }

  @Test
  void aFileThatWasTakenAwayIsNotReplacedByAnotherKey() throws IOException {
    settle(Optional.empty());
    String key = Files.readString(data.resolve("admin.key")).strip();
    Files.delete(data.resolve("admin.key"));
    settle(Optional.empty());
    assertThat(new Keyring(keys).principal(key)).isPresent();
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereOpensABusThatDoesNotKnowIt() throws IOException {
    settle(Optional.empty());
    keys.kept.clear();
    settle(Optional.empty());
    assertThat(new Keyring(keys).principal(Files.readString(data.resolve("admin.key")).strip()))
        .isPresent();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(data.resolve("file"));
    AdminKey key = new AdminKey(keys, AdminKeyFile.in(file), new SecureRandom(), Clock.systemUTC());
    assertThatThrownBy(() -> key.settle(Optional.empty()))
        .isInstanceOf(KeyProblem.class)
        .hasMessageStartingWith("BUR-2151");
  }

  private void settle(Optional<String> chosen) {
    new AdminKey(
            keys,
            AdminKeyFile.in(data),
            new SecureRandom(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .settle(chosen);
  }
}
