package io.bursar.hub.api;

import io.bursar.routes.collect.Writer;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Stands where collect's routes are, answers like them, and remembers what reached it. */
final class PlayedCollect {

  /**
   * What reached a route.
   *
   * @param body class of the body, and its length
   */
  record Seen(Map<String, Object> headers, Optional<Writer> writer, Class<?> body, long length) {}

  private volatile Seen last;

  Seen last() {
    return last;
  }

  RouteBuilder routes() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:postEvents")
            .process(e -> see(e))
            .process(
                e ->
                    reply(
                        e,
                        202,
                        "{\"accepted\":1,\"rejected\":0,\"events\":[{\"id\":\"1\",\"status\":\"accepted\"}]}"));
        from("direct:createImport")
            .process(e -> see(e))
            .process(e -> reply(e, 201, "{\"id\":\"imp-1\"}"))
            .setHeader("Location", constant("/api/v1/imports/imp-1"));
        from("direct:putImportContent")
            .streamCache("false")
            .process(e -> see(e))
            .process(e -> reply(e, 202, counts("counting")));
        from("direct:getImport").process(e -> see(e)).process(e -> reply(e, 200, counts("done")));
      }
    };
  }

  private void see(Exchange exchange) throws Exception {
    Object body = exchange.getMessage().getBody();
    long length =
        body instanceof byte[] bytes
            ? bytes.length
            : body instanceof InputStream in
                ? in.transferTo(java.io.OutputStream.nullOutputStream())
                : 0;
    last =
        new Seen(
            new TreeMap<>(exchange.getMessage().getHeaders()),
            Optional.ofNullable(exchange.getProperty(Writer.PROPERTY, Writer.class)),
            body == null ? Void.class : body.getClass(),
            length);
  }

  private static void reply(Exchange exchange, int status, String body) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setHeader("x-internal", "must not go out");
    exchange.getMessage().setBody(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String counts(String state) {
    return "{\"id\":\"imp-1\",\"state\":\""
        + state
        + "\",\"rows\":1,\"applied\":1,\"restated\":0,\"duplicate\":0,\"stale\":0,\"conflict\":0,"
        + "\"rejected\":0}";
  }
}
