package io.bursar.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.testing.Notices;
import io.bursar.adapters.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogfileSinkTest {

  @TempDir private Path folder;

  @Test
  void appendsTheSamplesLineAndMakesFoldersOnItsWay() throws Exception {
    Path file = folder.resolve("deep/down/alerts.jsonl");
    LogfileSink sink = new LogfileSink(file.toString());
    sink.send(Notices.sample());
    sink.send(Notices.sample());
    String line = new String(Samples.of("logfile", "alerts.jsonl"), StandardCharsets.UTF_8);
    assertThat(file).hasContent(line + line);
  }

  @Test
  void aLineThatACrashCutShortSpoilsNoOther() throws Exception {
    Path file = folder.resolve("alerts.jsonl");
    Files.writeString(file, "{\"type\":\"io.bur");
    new LogfileSink(file.toString()).send(Notices.sample());
    assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("{\"type\":\"io.bur");
  }

  @Test
  void aFileThatWasRotatedAwayIsBegunAgain() throws Exception {
    Path file = folder.resolve("alerts.jsonl");
    LogfileSink sink = new LogfileSink(file.toString());
    sink.send(Notices.sample());
    Files.move(file, folder.resolve("alerts.jsonl.1"));
    sink.send(Notices.sample());
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void twoTargetsOnOneFileMixNoLines() throws Exception {
    Path file = folder.resolve("alerts.jsonl");
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<?> one :
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            new LogfileSink(file.toString()).send(Notices.sample());
                            return null;
                          }))
              .toList()) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    String line = new String(Samples.of("logfile", "alerts.jsonl"), StandardCharsets.UTF_8);
    assertThat(Files.readAllLines(file)).hasSize(40).containsOnly(line.strip());
  }

  @Test
  void aLineBreakInANameStaysInItsLine() throws Exception {
    Path file = folder.resolve("alerts.jsonl");
    new LogfileSink(file.toString()).send(Notices.saying("a\nb\r\nc"));
    assertThat(Files.readAllLines(file)).hasSize(1).first().asString().contains("a\\nb\\r\\nc");
  }

  @Test
  void aFileThatCannotBeWrittenIsPassing() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new LogfileSink(file + "/alerts.jsonl").send(Notices.sample()))
        .isInstanceOfSatisfying(
            DeliveryFailure.class, failure -> assertThat(failure.lasting()).isFalse())
        .hasMessageStartingWith("BUR-2209");
  }
}
