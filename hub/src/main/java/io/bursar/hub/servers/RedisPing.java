package io.bursar.hub.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis whether it works, in the protocol's inline form, without a client library. */
final class RedisPing {
  private static final int MILLIS = 1_000;

  private RedisPing() {}

  /** Whether it takes the password and has loaded its data. */
  static boolean answers(int port, String password) {
    try (Socket socket = new Socket()) {
      socket.connect(LoopbackPort.address(port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket
          .getOutputStream()
          .write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
      StringBuilder said = new StringBuilder();
      byte[] buffer = new byte[128];
      while (said.indexOf("+PONG") < 0 && said.indexOf("-") < 0) {
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          return false;
        }
        said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      return said.indexOf("-") < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
