package io.bursar.routes.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceNameTest {

  @TempDir private Path temp;

  @Test
  void staysTheSameAndIsNobodyElses() {
    String name = InstanceName.in(temp.resolve("one"));

    assertThat(name).isNotBlank().isEqualTo(InstanceName.in(temp.resolve("one")));
    assertThat(InstanceName.in(temp.resolve("other"))).isNotEqualTo(name);
  }

  @Test
  void isMadeAnewWhereTheFileIsEmpty() throws IOException {
    Files.writeString(temp.resolve("instance"), "");
    String name = InstanceName.in(temp);

    assertThat(name).isNotBlank();
    assertThat(temp.resolve("instance")).hasContent(name);
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> InstanceName.in(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }
}
