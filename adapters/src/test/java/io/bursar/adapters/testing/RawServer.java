package io.bursar.adapters.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A server below HTTP: it takes one connection at a time and writes what it is told, badly. */
public final class RawServer implements AutoCloseable {

  /** What is done with a connection. */
  public interface Behaviour {
    /** Writes, or does not. */
    void serve(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Thread thread;

  /** Starts one that serves every connection so. */
  public RawServer(Behaviour behaviour) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(() -> run(behaviour), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private void run(Behaviour behaviour) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read(new byte[1]);
        behaviour.serve(socket.getOutputStream());
      } catch (SocketException closedByCaller) {
        // The caller had enough, which is what is tested.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      thread.interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
