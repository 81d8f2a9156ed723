package io.bursar.hub.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ports of the embedded servers. A server keeps its port over restarts while it is free. */
final class LoopbackPort {
  static final String HOST = "127.0.0.1";
  private static final byte[] BYTES = {127, 0, 0, 1};

  private LoopbackPort() {}

  /** The port noted in {@code file} if it is free, otherwise a free one, noted there. */
  static int kept(Path file) throws IOException {
    if (Files.exists(file)) {
      String text = Files.readString(file).strip();
      if (text.matches("\\d{1,5}") && isFree(Integer.parseInt(text))) {
        return Integer.parseInt(text);
      }
    }
    int port = free();
    Files.writeString(file, port + "\n");
    return port;
  }

  static boolean isFree(int port) {
    return isFree(HOST, port);
  }

  /** Whether a server could listen there now. */
  static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(host)[0], port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The address of a server of ours, to connect to. */
  static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(BYTES), port);
  }

  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(BYTES))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + HOST, e);
    }
  }
}
