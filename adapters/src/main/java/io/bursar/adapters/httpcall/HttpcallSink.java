package io.bursar.adapters.httpcall;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.delivery.SecretOption;
import io.bursar.adapters.delivery.Secrets;
import io.bursar.adapters.http.OutboundCall;
import io.bursar.adapters.http.OutboundHttp;
import io.bursar.adapters.http.Signature;
import io.bursar.adapters.message.Adjustment;
import io.bursar.adapters.message.MessageJson;
import io.bursar.core.configuration.SecretText;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sends moved limits to a system that spends; the bean of Kamelet {@code httpcall-sink}. */
public final class HttpcallSink {

  private static final Set<String> METHODS = Set.of("POST", "PUT");

  private final SecretText url;
  private final SecretText secret;
  private final String method;
  private final OutboundHttp http;
  private final Secrets secrets;
  private final Clock clock;

  /**
   * {@code url} and {@code secret} may each be an environment variable: {@code env:NAME}.
   *
   * @param url the system's address
   * @param secret the key that the system shares; empty for calls without signature
   * @param method POST or PUT
   */
  public HttpcallSink(String url, String secret, String method) {
    this(
        SecretOption.read(url),
        SecretOption.read(secret),
        method,
        OutboundHttp.shared(),
        Secrets.ofProcess(),
        Clock.systemUTC());
  }

  HttpcallSink(
      SecretText url,
      SecretText secret,
      String method,
      OutboundHttp http,
      Secrets secrets,
      Clock clock) {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException("method is " + method + "; write POST or PUT");
    }
    this.url = url;
    this.secret = secret;
    this.method = method;
    this.http = http;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Sends the limits of one decision in one call. */
  public void send(Adjustment adjustment) throws DeliveryFailure {
    byte[] body = MessageJson.of(adjustment);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Idempotency-Key", adjustment.decision().id());
    String key = secrets.into(secret);
    if (!key.isEmpty()) {
      headers.putAll(Signature.headers(key, body, clock.instant()));
    }
    http.send(new OutboundCall(method, secrets.into(url), headers, body));
  }
}
