package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bursar.hub.ExitCode;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final long ANY_SPACE = 0;

  @TempDir private Path temp;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    try (DataFolder folder = DataFolder.open(temp.resolve("a/b"), 8470, ANY_SPACE)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void leavesThePermissionsOfAFolderThatIsThereAlone() throws IOException {
    Path shared = Files.createDirectory(temp.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-x---"));
    DataFolder.open(shared, 8470, ANY_SPACE).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void isRefusedWhileThisProcessHasItOpenAndKeepsItsLock() throws Exception {
    try (DataFolder folder = DataFolder.open(temp, 8470, ANY_SPACE)) {
      ProgramProblem refusal = refusal(() -> DataFolder.open(temp, 8471, ANY_SPACE));
      assertThat(refusal.code()).isEqualTo(ProgramCode.DATA_IN_USE);
      assertThat(refusal.code().exit()).isEqualTo(ExitCode.DATA_IN_USE);
      assertThat(refusal)
          .hasMessageContaining(folder.path().toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " (port 8470)");
      // The refused attempt must not have given up the lock that others see.
      try (OtherProcess other = OtherProcess.start(FolderHolder.class, temp.toString())) {
        assertThat(other.nextLine()).startsWith("BUR-2421");
      }
    }
    DataFolder.open(temp, 8470, ANY_SPACE).close();
  }

  @Test
  void isRefusedWhileAnotherProcessHasItOpenAndFreeWhenThatIsKilled() throws Exception {
    try (OtherProcess other = OtherProcess.start(FolderHolder.class, temp.toString())) {
      assertThat(other.nextLine()).isEqualTo("holding");
      assertThat(DataFolder.holder(temp))
          .hasValueSatisfying(it -> assertThat(it.pid()).isEqualTo(other.pid()));
      assertThat(refusal(() -> DataFolder.open(temp, 8471, ANY_SPACE)))
          .hasMessageContaining("in use by process " + other.pid() + " (port 8470)");
      other.kill();
    }
    assertThat(DataFolder.holder(temp)).isEmpty();
    DataFolder.open(temp, 8471, ANY_SPACE).close();
  }

  @Test
  void isRefusedWhereItCannotBeMade() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    ProgramProblem refusal = refusal(() -> DataFolder.open(file, 8470, ANY_SPACE));
    assertThat(refusal.code().exit()).isEqualTo(ExitCode.DATA_UNUSABLE);
    assertThat(refusal).hasMessageContaining(file.toString()).hasMessageContaining("a file");
  }

  @Test
  void isRefusedWhenTheDiskIsNearlyFull() {
    ProgramProblem refusal = refusal(() -> DataFolder.open(temp, 8470, Long.MAX_VALUE));
    assertThat(refusal.code().exit()).isEqualTo(ExitCode.DISK_FULL);
    assertThat(refusal.getMessage()).contains("MB free").doesNotContain("\n");
    DataFolder.open(temp, 8470, ANY_SPACE).close();
  }

  @Test
  void knowsWhetherTheRunBeforeEndedCleanly() {
    try (DataFolder first = DataFolder.open(temp, 8470, ANY_SPACE)) {
      assertThat(first.cleanStop().clean()).isFalse();
      assertThat(first.cleanStop().afterACrash()).as("there was no run before").isFalse();
      first.cleanStop().ended();
    }
    try (DataFolder second = DataFolder.open(temp, 8470, ANY_SPACE)) {
      assertThat(second.cleanStop().clean()).isTrue();
    }
    try (DataFolder third = DataFolder.open(temp, 8470, ANY_SPACE)) {
      assertThat(third.cleanStop().afterACrash()).as("the second was not ended").isTrue();
    }
  }

  @Test
  void aStartThatFailedBeforeAnythingRanLeavesTheRunBeforeAsItEnded() {
    for (int start = 0; start < 2; start++) {
      try (DataFolder busy = DataFolder.open(temp, 8470, ANY_SPACE)) {
        assertThat(busy.cleanStop().afterACrash()).isFalse();
        busy.cleanStop().notBegun();
      }
    }
    try (DataFolder killed = DataFolder.open(temp, 8470, ANY_SPACE)) {
      assertThat(killed.cleanStop().clean()).isTrue();
    }
    try (DataFolder busy = DataFolder.open(temp, 8470, ANY_SPACE)) {
      busy.cleanStop().notBegun();
    }
    try (DataFolder next = DataFolder.open(temp, 8470, ANY_SPACE)) {
      assertThat(next.cleanStop().afterACrash()).as("it still has to be restored").isTrue();
    }
  }

  @Test
  void keepsPasswordsWhereOnlyItsOwnerCanReadThem() throws IOException {
    Path file = temp.resolve("password");
    String key = Secret.kept(file);
    assertThat(key).matches("[0-9a-f]{48}");
    assertThat(Secret.kept(file)).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static ProgramProblem refusal(Runnable attempt) {
    return assertThatExceptionOfType(ProgramProblem.class).isThrownBy(attempt::run).actual();
  }
}
