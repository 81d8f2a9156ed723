package io.bursar.adapters.delivery;

import io.bursar.core.Code;

/** Why something could not be delivered; each has a line in docs/reference/codes.md. */
public enum DeliveryCode implements Code {
  ADDRESS(
      "BUR-2201",
      "The target's address is not an http or https URL",
      "Write the address as https://host/path, without user and password, and send again."),
  SECRET_MISSING(
      "BUR-2202",
      "A secret that the target names is not in the environment",
      "Set the environment variable for the process that runs the stage, start it, send again."),
  REFUSED(
      "BUR-2203",
      "The target refused it, and would refuse it again",
      "Look at the status: the address, the secret or the right to post is wrong. Send again."),
  REDIRECTED(
      "BUR-2204",
      "The target answered with a redirect, which is never followed",
      "Configure the address that the target really has: a redirect would carry the secret on."),
  BUSY(
      "BUR-2205",
      "The target could not take it now",
      "Nothing while it is retried; when it was given up, send again once the target is well."),
  UNREACHABLE(
      "BUR-2206",
      "No connection to the target",
      "Check name, port, certificate and firewall from the machine that runs the stage."),
  TIMED_OUT(
      "BUR-2207",
      "The target did not answer in time",
      "It may have taken it: the repeat has the same id. Look at the target's load."),
  WAIT_TOO_LONG(
      "BUR-2208",
      "The target asked for a longer wait than Bursar waits",
      "Send again after that time, or raise the longest Retry-After that is waited for."),
  FILE(
      "BUR-2209",
      "The file could not be written",
      "Check folder, rights and free space on the machine that runs the stage."),
  ADAPTER_FAILED(
      "BUR-2210",
      "The adapter failed in a way it does not name",
      "The log of the stage has the failure; report it to the adapter's author."),
  DECISION_NOT_FOUND(
      "BUR-2211",
      "The decision of a delivery is not on the bus",
      "Check tenant and delivery id; a decision of another hub cannot be sent again here."),
  UNREADABLE(
      "BUR-2212",
      "A record of the bus is not what its type says",
      "Another program wrote to the topic, or a newer Bursar did. Look at the record named."),
  INTERRUPTED(
      "BUR-2213",
      "The attempt was cut short because the stage stops",
      "Nothing: it is made again when the stage starts.");

  private final String code;
  private final String title;
  private final String remedy;

  DeliveryCode(String code, String title, String remedy) {
    this.code = code;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
