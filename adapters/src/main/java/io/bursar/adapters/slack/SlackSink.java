package io.bursar.adapters.slack;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.delivery.SecretOption;
import io.bursar.adapters.delivery.Secrets;
import io.bursar.adapters.http.OutboundCall;
import io.bursar.adapters.http.OutboundHttp;
import io.bursar.adapters.message.Notice;
import io.bursar.core.configuration.SecretText;
import java.util.Map;

/** Posts notices to a Slack-compatible incoming webhook; the bean of Kamelet {@code slack-sink}. */
public final class SlackSink {

  private final SecretText url;
  private final OutboundHttp http;
  private final Secrets secrets;

  /**
   * @param url the webhook's address; {@code env:NAME} is an environment variable
   */
  public SlackSink(String url) {
    this(SecretOption.read(url), OutboundHttp.shared(), Secrets.ofProcess());
  }

  SlackSink(SecretText url, OutboundHttp http, Secrets secrets) {
    this.url = url;
    this.http = http;
    this.secrets = secrets;
  }

  /** Posts one notice once. */
  public void send(Notice notice) throws DeliveryFailure {
    http.send(
        new OutboundCall(
            "POST",
            secrets.into(url),
            Map.of("Content-Type", "application/json; charset=utf-8"),
            SlackMessage.of(notice)));
  }
}
