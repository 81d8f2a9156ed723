package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.hub.configuration.files.ConfigurationReader;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is generated from the declared keys is in the repository, and is what it should be. */
class ReferenceTest {

  @Test
  void generatedFilesAreCurrent() throws IOException {
    for (Map.Entry<String, String> file : generated().entrySet()) {
      Path path = Folders.repository().resolve(file.getKey());
      if (Boolean.getBoolean("bursar.docs.write")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      assertThat(path)
          .as("generated; write it anew with -Dbursar.docs.write=true -Dtest=ReferenceTest")
          .hasContent(file.getValue());
    }
  }

  private static Map<String, String> generated() throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    Map<String, String> files = new TreeMap<>();
    for (FileSpec spec : ConfigurationReader.FILES) {
      files.put(
          "docs/reference/schema/" + spec.name() + ".schema.json",
          new ObjectMapper().writer(printer).writeValueAsString(JsonSchema.of(spec)) + "\n");
    }
    files.put(
        "docs/reference/configuration.md",
        ConfigurationPage.of(Folders.texts(Folders.everything())));
    return files;
  }
}
