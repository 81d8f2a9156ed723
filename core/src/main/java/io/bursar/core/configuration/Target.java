package io.bursar.core.configuration;

/** Where {@code notify} tells people, by a name that policies use. */
public sealed interface Target {

  /** Unique over the hub. */
  String name();

  /**
   * A Slack-compatible incoming webhook.
   *
   * @param url its address; it is a secret
   */
  record Slack(String name, SecretText url) implements Target {}

  /**
   * A webhook of any receiver, signed.
   *
   * @param url its address
   * @param secret the key of the HMAC over time stamp and body
   */
  record Webhook(String name, SecretText url, SecretText secret) implements Target {}

  /**
   * A file that gets one JSON line a message.
   *
   * @param file absolute, or relative to the data folder
   */
  record Log(String name, String file) implements Target {}
}
