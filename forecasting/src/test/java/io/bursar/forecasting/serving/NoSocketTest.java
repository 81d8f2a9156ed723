package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process in a network of its own, which has nobody in it, trains, loads and foresees. The kernel
 * counts what anybody in it wanted to send, whether Java or native code, to whatever address.
 */
class NoSocketTest {
  private static final String SENT = "sent ";

  @TempDir private Path folder;

  @Test
  void neitherTrainingNorServingSendsAnything() throws Exception {
    List<String> said =
        Child.run(
            ownNetwork(), Child.java(), List.of(), Map.of(), Works.class, folder.resolve("work"));
    assertThat(said).contains("foreseen 10");
    List<String> sent = said.stream().filter(it -> it.startsWith(SENT)).toList();
    assertThat(sent).hasSize(4);
    assertThat(sent.get(1)).as("by training and serving").isEqualTo(sent.get(0));
    // To show that it would have been seen.
    assertThat(sent.get(2)).as("by a connection").isNotEqualTo(sent.get(1));
    assertThat(sent.get(3)).as("by a datagram").isNotEqualTo(sent.get(2));
  }

  /** As root, or as one who is root in its own house. */
  private static List<String> ownNetwork() throws InterruptedException {
    for (List<String> words : List.of(List.of("unshare", "-n"), List.of("unshare", "-r", "-n"))) {
      List<String> probe = new ArrayList<>(words);
      probe.add("true");
      try {
        if (new ProcessBuilder(probe).start().waitFor() == 0) {
          return words;
        }
      } catch (IOException e) {
        break;
      }
    }
    return Assumptions.abort("no process may have a network of its own here (unshare -n)");
  }

  /** The process. */
  static final class Works {
    private static final Set<String> COUNTED =
        Set.of(
            "OutRequests",
            "OutNoRoutes",
            "ActiveOpens",
            "OutSegs",
            "OutDatagrams",
            "Ip6OutRequests",
            "Ip6OutNoRoutes",
            "Udp6OutDatagrams");

    /** An address that nobody has (RFC 5737). */
    private static final String NOBODY = "192.0.2.1";

    private Works() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(SENT + counts());
      Child.work(Path.of(arguments[0])).forEach(System.out::println);
      System.out.println(SENT + counts());
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(NOBODY, 80), 1000);
      } catch (IOException nobody) {
        System.out.println(nobody);
      }
      System.out.println(SENT + counts());
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(NOBODY), 53));
      } catch (IOException nobody) {
        System.out.println(nobody);
      }
      System.out.println(SENT + counts());
    }

    /** Of {@code /proc/net/snmp}, a line of names and one of numbers, and of {@code snmp6}. */
    private static List<String> counts() throws IOException {
      List<String> counts = new ArrayList<>();
      List<String> lines = Files.readAllLines(Path.of("/proc/net/snmp"));
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        List<String> names = List.of(lines.get(i).split(" ", -1));
        List<String> numbers = List.of(lines.get(i + 1).split(" ", -1));
        for (int field = 1; field < names.size(); field++) {
          if (COUNTED.contains(names.get(field))) {
            counts.add(names.get(0) + names.get(field) + "=" + numbers.get(field));
          }
        }
      }
      Path six = Path.of("/proc/net/snmp6");
      if (Files.exists(six)) {
        for (String line : Files.readAllLines(six)) {
          List<String> words = List.of(line.split("\\s+", -1));
          if (COUNTED.contains(words.get(0))) {
            counts.add(words.get(0) + "=" + words.get(1));
          }
        }
      }
      return counts;
    }
  }
}
