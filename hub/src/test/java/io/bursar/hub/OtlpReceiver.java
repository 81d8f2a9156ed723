package io.bursar.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes spans as an OpenTelemetry collector does, over HTTP in Protocol Buffers, and reads of them
 * what tests ask for. Field numbers are those of opentelemetry/proto/trace/v1/trace.proto.
 */
final class OtlpReceiver implements AutoCloseable {

  /** A span as it came over the wire; ids in hexadecimal, no parent is "". */
  record Span(String trace, String id, String parent, String name) {}

  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_ID = 4;
  private static final int NAME = 5;

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return spans;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
          body = packed.readAllBytes();
        }
      }
      for (ByteBuffer resource : fields(ByteBuffer.wrap(body), RESOURCE_SPANS)) {
        for (ByteBuffer scope : fields(resource, SCOPE_SPANS)) {
          for (ByteBuffer span : fields(scope, SPANS)) {
            spans.add(
                new Span(
                    hex(span, TRACE_ID), hex(span, SPAN_ID), hex(span, PARENT_ID), text(span)));
          }
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String hex(ByteBuffer message, int number) {
    List<ByteBuffer> found = fields(message, number);
    return found.isEmpty() ? "" : HexFormat.of().formatHex(bytes(found.get(0)));
  }

  private static String text(ByteBuffer span) {
    return new String(bytes(fields(span, NAME).get(0)), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer field) {
    byte[] bytes = new byte[field.remaining()];
    field.duplicate().get(bytes);
    return bytes;
  }

  /** The fields of that number that have a length; the others are passed over. */
  private static List<ByteBuffer> fields(ByteBuffer whole, int number) {
    ByteBuffer message = whole.duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> found = new java.util.ArrayList<>();
    while (message.hasRemaining()) {
      long tag = varint(message);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message);
        case 1 -> message.position(message.position() + 8);
        case 2 -> {
          int length = (int) varint(message);
          if (tag >>> 3 == number) {
            found.add(message.slice(message.position(), length));
          }
          message.position(message.position() + length);
        }
        case 5 -> message.position(message.position() + 4);
        default -> throw new IllegalStateException("no wire type of Protocol Buffers: " + tag);
      }
    }
    return found;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
