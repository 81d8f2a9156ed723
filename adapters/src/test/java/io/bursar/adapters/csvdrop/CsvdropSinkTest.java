package io.bursar.adapters.csvdrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.message.Adjustment;
import io.bursar.adapters.testing.Decisions;
import io.bursar.adapters.testing.Samples;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvdropSinkTest {

  @TempDir private Path folder;

  @Test
  void writesTheSampleAndTheSameDecisionAgainIsTheSameFile() throws Exception {
    Path inbox = folder.resolve("made/on/the/way");
    CsvdropSink sink = new CsvdropSink(inbox.toString());
    sink.send(adjustment(Decisions.cut()));
    sink.send(adjustment(Decisions.cut()));
    assertThat(names(inbox)).containsExactly("d7-7.csv");
    assertThat(inbox.resolve("d7-7.csv")).hasBinaryContent(Samples.of("csvdrop", "d7-7.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"})
  void whatASpreadsheetWouldRunIsText(String name) {
    Allotment cut = Decisions.cut();
    Allotment evil = new Allotment(name, cut.period(), cut.amount(), cut.before(), cut.after());
    String row = new String(LimitTable.of(adjustment(evil)), StandardCharsets.UTF_8);
    assertThat(row).contains(",\"'" + name + "\",").contains(",-2400,12000,9600");
  }

  @Test
  void quotesAndCommasStayInTheirCell() {
    Allotment cut = Decisions.cut();
    Allotment strange =
        new Allotment("a,\"b\"", cut.period(), cut.amount(), cut.before(), cut.after());
    assertThat(new String(LimitTable.of(adjustment(strange)), StandardCharsets.UTF_8))
        .contains(",\"a,\"\"b\"\"\",");
  }

  @Test
  void nothingHalfWrittenStaysAndNothingHasTheFinalNameUntilItIsWhole() throws Exception {
    // A folder where the file should go: the rename fails, after the temporary file was written.
    Files.createDirectories(folder.resolve("d7-7.csv/occupied"));
    CsvdropSink sink = new CsvdropSink(folder.toString());
    assertThatThrownBy(() -> sink.send(adjustment(Decisions.cut())))
        .isInstanceOfSatisfying(
            DeliveryFailure.class, failure -> assertThat(failure.lasting()).isFalse())
        .hasMessageStartingWith("BUR-2209");
    assertThat(names(folder)).containsExactly("d7-7.csv");
  }

  @Test
  void theTemporaryFileIsHiddenAndNoCsv() throws Exception {
    Path taken = folder.resolve(".d7-7.csv.1.tmp");
    Files.writeString(taken, "left by a crash");
    assertThatThrownBy(() -> new CsvdropSink(folder, () -> "1").send(adjustment(Decisions.cut())))
        .isInstanceOf(DeliveryFailure.class);
    new CsvdropSink(folder, () -> "2").send(adjustment(Decisions.cut()));
    assertThat(folder.resolve("d7-7.csv")).hasBinaryContent(Samples.of("csvdrop", "d7-7.csv"));
  }

  @Test
  void anIdThatWalksOutOfTheFolderIsRefused() throws Exception {
    Decision cut = Decisions.applied(7);
    Decision evil =
        new Decision(
            "../../evil",
            7,
            "acme",
            cut.policy(),
            cut.node(),
            cut.path(),
            cut.period(),
            Optional.empty(),
            1,
            cut.status(),
            cut.alerts(),
            cut.allotments(),
            cut.reason(),
            cut.receipt(),
            cut.time(),
            cut.previousHash(),
            cut.hash());
    CsvdropSink sink = new CsvdropSink(folder.toString());
    assertThatThrownBy(() -> sink.send(new Adjustment(evil, List.of(Decisions.cut()))))
        .isInstanceOfSatisfying(
            DeliveryFailure.class, failure -> assertThat(failure.lasting()).isTrue());
    assertThat(names(folder)).isEmpty();
  }

  private static Adjustment adjustment(Allotment limit) {
    return new Adjustment(Decisions.applied(7), List.of(limit));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
