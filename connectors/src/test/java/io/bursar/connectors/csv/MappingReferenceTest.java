package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  @Test
  void everySampleIsNamedAndIsThere() throws IOException {
    Path samples = Path.of("src/main/resources/io/bursar/connectors/csv/samples");
    try (Stream<Path> files = Files.list(samples)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .allSatisfy(name -> assertThat(MappingReference.markdown()).contains("/" + name + ")"))
          .hasSize(MappingReference.markdown().split("/samples/", -1).length - 1);
    }
  }
}
