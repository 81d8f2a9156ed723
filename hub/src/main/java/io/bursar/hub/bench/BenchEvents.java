package io.bursar.hub.bench;

import io.bursar.core.collected.Collected;
import io.bursar.core.journal.When;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Charges as the CloudEvents that a legacy system posts. */
final class BenchEvents {

  static final String PATH = "/api/v1/events";
  static final String ONE = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  private static final int ACCEPTED = 202;

  private BenchEvents() {}

  /** One event. */
  static byte[] one(BenchCharges charges) {
    return event(charges.next()).getBytes(StandardCharsets.UTF_8);
  }

  /** So many events in one body. */
  static byte[] batch(BenchCharges charges, int count) {
    StringBuilder body = new StringBuilder(count * 400).append('[');
    for (int i = 0; i < count; i++) {
      body.append(i == 0 ? "" : ",").append(event(charges.next()));
    }
    return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Fails when not everything was acknowledged: what is not accepted must not count as fast. */
  static void requireAccepted(Caller.Answer answer) throws IOException {
    if (answer.status() != ACCEPTED) {
      throw new IOException("the hub answers " + answer.status() + " " + answer.body());
    }
  }

  private static String event(Collected.Charge charge) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"%s","id":"%s","tenant":"%s",\
        "data":{"version":%d,"time":"%s","amount":"%s","currency":"%s","node":"%s",\
        "service":"search","tags":{"team":"growth","campaign":"november"}}}"""
        .formatted(
            charge.source(),
            charge.id(),
            charge.tenant(),
            charge.version(),
            ((When.At) charge.when()).instant(),
            charge.billed().toPlainString(),
            charge.currency(),
            charge.node().orElseThrow());
  }
}
