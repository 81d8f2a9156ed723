package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {
  @TempDir private Path temp;

  @Test
  void aPortIsKeptWhileItIsFree() throws IOException {
    Path file = temp.resolve("port");
    int port = LoopbackPort.kept(file);
    assertThat(LoopbackPort.kept(file)).isEqualTo(port);
    try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(LoopbackPort.isFree(busy.getLocalPort())).isFalse();
      assertThat(LoopbackPort.kept(file)).isNotEqualTo(port);
    }
    Files.writeString(file, "not a port");
    assertThat(LoopbackPort.kept(file)).isPositive();
  }

  @Test
  void theOwnerOfABusyPortIsNamed() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux says who listens");
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.of(busy.getLocalPort()))
          .hasValueSatisfying(
              who -> assertThat(who).startsWith("process " + ProcessHandle.current().pid()));
    }
  }

  @Test
  void aProcessIsNotMistakenForALaterOneWithItsId() throws IOException {
    RecordedProcess mine = RecordedProcess.of(ProcessHandle.current(), 8470);
    Path file = temp.resolve("pid");
    mine.write(file);
    assertThat(RecordedProcess.read(file)).contains(mine);
    assertThat(mine.process()).contains(ProcessHandle.current());
    assertThat(mine.httpPort()).isEqualTo(OptionalInt.of(8470));
    RecordedProcess earlier =
        new RecordedProcess(mine.pid(), mine.started().minus(Duration.ofMinutes(1)), 8470);
    assertThat(earlier.process()).isEmpty();
    Files.writeString(file, "12 yesterday x");
    assertThat(RecordedProcess.read(file)).isEmpty();
  }

  @Test
  void theEndOfALogIsShown() throws IOException {
    Path log = Files.writeString(temp.resolve("log"), "x\n".repeat(5000) + "one\n\ntwo\n");
    assertThat(LogTail.of(log)).isEqualTo("one / two");
    assertThat(LogTail.of(temp.resolve("absent"))).isEqualTo("nothing");
  }
}
