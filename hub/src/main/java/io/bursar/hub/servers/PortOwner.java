package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who listens on a port, as far as this machine and this user may know. */
public final class PortOwner {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /** Whether a server could listen there now. */
  public static boolean isFree(String host, int port) {
    return LoopbackPort.isFree(host, port);
  }

  /** The process in words; empty where it cannot be found out. */
  public static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      sockets.addAll(listening(Path.of(table), port));
    }
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses()
            .filter(process -> holds(process, sockets))
            .findFirst()
            .map(PortOwner::words);
  }

  private static String words(ProcessHandle process) {
    return "process "
        + process.pid()
        + process
            .info()
            .command()
            .map(command -> " (" + Path.of(command).getFileName() + ")")
            .orElse("");
  }

  private static Set<String> listening(Path table, int port) {
    Set<String> sockets = new HashSet<>();
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      for (String line : Files.readAllLines(table)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > INODE
            && words[LOCAL_ADDRESS].endsWith(suffix)
            && words[STATE].equals(LISTENING)) {
          sockets.add("socket:[" + words[INODE] + "]");
        }
      }
    } catch (IOException e) {
      // Not a Linux: then nobody is named.
    }
    return sockets;
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    Path descriptors = Path.of("/proc", String.valueOf(process.pid()), "fd");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException | RuntimeException e) {
      // Another user's process, or one that has just ended.
    }
    return false;
  }
}
