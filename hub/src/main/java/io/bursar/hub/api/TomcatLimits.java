package io.bursar.hub.api;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** What a connection may cost before anybody has shown a key. */
final class TomcatLimits
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  private static final int CONNECTIONS = 2048;
  private static final int THREADS = 200;
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int HEADERS = 64;
  private static final int PARAMETERS = 64;

  /** How long a caller may send nothing: in the request line and headers, and in the body. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(TomcatLimits::limit);
    tomcat.addContextCustomizers(
        context ->
            ((StandardHost) context.getParent())
                .setErrorReportValveClass(ProblemValve.class.getName()));
  }

  private static void limit(Connector connector) {
    connector.setMaxParameterCount(PARAMETERS);
    connector.setXpoweredBy(false);
    AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    http.setMaxConnections(CONNECTIONS);
    http.setMaxThreads(THREADS);
    http.setMaxHttpRequestHeaderSize(HEADER_BYTES);
    http.setMaxHeaderCount(HEADERS);
    http.setConnectionTimeout(Math.toIntExact(SILENCE.toMillis()));
    http.setKeepAliveTimeout(Math.toIntExact(KEEP_ALIVE.toMillis()));
    http.setDisableUploadTimeout(false);
    http.setConnectionUploadTimeout(Math.toIntExact(SILENCE.toMillis()));
    // A refused caller that waits for "100 Continue" never sends its body at all.
    http.setContinueResponseTiming("onRead");
    // The door reads what is left of a refused body itself, within bounds of time.
    http.setMaxSwallowSize(0);
  }

  /** After Spring Boot's own, whose defaults would win otherwise. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
