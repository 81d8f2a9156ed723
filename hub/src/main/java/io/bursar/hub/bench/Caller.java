package io.bursar.hub.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to a hub that is kept open, as a caller in a hurry has it. Java's own client costs
 * as much CPU as the hub's answer, and both share the machine that is measured. It reads answers
 * with Content-Length or in chunks, which is all that the hub gives.
 */
final class Caller implements AutoCloseable {

  private final URI hub;
  private final String head;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Caller(URI hub, String key) throws IOException {
    this.hub = hub;
    connect();
    head =
        "\r\nHost: "
            + hub.getHost()
            + ":"
            + hub.getPort()
            + "\r\nAccept: application/json\r\nAuthorization: Bearer "
            + key
            + "\r\n";
  }

  private void connect() throws IOException {
    socket = new Socket(hub.getHost(), hub.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  /** What a hub answered. */
  record Answer(int status, String body) {}

  Answer get(String path) throws IOException {
    out.write(("GET " + path + " HTTP/1.1" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return answer();
  }

  Answer post(String path, String type, byte[] body) throws IOException {
    String request =
        "POST "
            + path
            + " HTTP/1.1"
            + head
            + "Content-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        last = lower.contains("close");
      }
    }
    Answer answer = new Answer(status, chunked ? chunks() : text(length));
    if (last) {
      // The hub gives a connection up after so many calls, as every caller has to expect.
      socket.close();
      connect();
    }
    return answer;
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the hub closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
