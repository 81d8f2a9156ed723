package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MappingReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/mappings.md");

  /** {@code -Dbursar.docs=write} writes the page anew. */
  @Test
  void thePageIsMadeFromTheSpecification() throws IOException {
    if ("write".equals(System.getProperty("bursar.docs"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, MappingReference.markdown());
    }
    assertThat(Files.readString(PAGE))
        .as("run: mvn -pl connectors -am test -Dtest=MappingReferenceTest -Dbursar.docs=write")
        .isEqualTo(MappingReference.markdown());
  }
}
