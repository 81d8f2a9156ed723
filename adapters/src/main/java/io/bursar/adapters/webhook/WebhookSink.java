package io.bursar.adapters.webhook;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.delivery.SecretOption;
import io.bursar.adapters.delivery.Secrets;
import io.bursar.adapters.http.OutboundCall;
import io.bursar.adapters.http.OutboundHttp;
import io.bursar.adapters.http.Signature;
import io.bursar.adapters.message.MessageJson;
import io.bursar.adapters.message.Notice;
import io.bursar.core.configuration.SecretText;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Posts notices as signed JSON; the bean of Kamelet {@code webhook-sink}. */
public final class WebhookSink {

  private final SecretText url;
  private final SecretText secret;
  private final OutboundHttp http;
  private final Secrets secrets;
  private final Clock clock;

  /**
   * Each may be an environment variable: {@code env:NAME}.
   *
   * @param url the receiver's address
   * @param secret the key that the receiver shares
   */
  public WebhookSink(String url, String secret) {
    this(
        SecretOption.read(url),
        SecretOption.read(secret),
        OutboundHttp.shared(),
        Secrets.ofProcess(),
        Clock.systemUTC());
  }

  WebhookSink(SecretText url, SecretText secret, OutboundHttp http, Secrets secrets, Clock clock) {
    this.url = url;
    this.secret = secret;
    this.http = http;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Posts one notice once, signed with the time of this attempt. */
  public void send(Notice notice) throws DeliveryFailure {
    byte[] body = MessageJson.of(notice);
    Map<String, String> headers =
        new HashMap<>(Signature.headers(secrets.into(secret), body, clock.instant()));
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Idempotency-Key", notice.id());
    http.send(new OutboundCall("POST", secrets.into(url), headers, body));
  }
}
