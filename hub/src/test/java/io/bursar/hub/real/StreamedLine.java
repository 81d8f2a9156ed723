package io.bursar.hub.real;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A caller that sends a hundred megabytes on one line, in chunks, and never says how many. */
final class StreamedLine {
  private static final int CHUNK = 1_000_000;
  private static final int CHUNKS = 100;

  private StreamedLine() {}

  /** What the hub answers: the caller sends until it is cut off, and then looks. */
  static String send(RealHub hub, Mode mode) {
    String head =
        head(mode.request(hub)) + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    try (Socket socket = hub.connect()) {
      stream(head, socket.getOutputStream());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stream(String head, OutputStream out) throws IOException {
    byte[] line = new byte[CHUNK];
    Arrays.fill(line, (byte) '9');
    try {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        out.write((Integer.toHexString(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(line);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException cutOff) {
      // The hub has heard enough.
    }
  }

  /** Request line and headers of a post to the events, but those that tell of the body. */
  static String head(HttpRequest.Builder request) {
    StringBuilder head = new StringBuilder("POST /api/v1/events HTTP/1.1\r\nHost: hub\r\n");
    request
        .build()
        .headers()
        .map()
        .forEach((name, value) -> head.append(name + ": " + value.get(0) + "\r\n"));
    return head.toString();
  }
}
