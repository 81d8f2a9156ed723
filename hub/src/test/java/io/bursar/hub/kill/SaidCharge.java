package io.bursar.hub.kill;

import io.bursar.hub.ExpectedSpend;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A charge as its source says it, and as a line of the sender's log. */
record SaidCharge(
    String source, String id, long version, String node, LocalDate day, BigDecimal amount) {

  /** As a CloudEvent. */
  String event() {
    return """
    {"specversion":"1.0","type":"io.bursar.charge","source":"%s","id":"%s","tenant":"acme",\
    "data":{"version":%d,"node":"%s","day":"%s","amount":"%s","currency":"CNY"}}\
    """
        .formatted(source, id, version, node, day, amount.toPlainString());
  }

  /** As a row of a file. */
  String row() {
    return String.join(",", id, day.toString(), node, amount.toPlainString());
  }

  /** As a line of the log. */
  String line() {
    return String.join(" ", source, id, "" + version, node, day.toString(), amount.toPlainString());
  }

  /** Reads what {@link #line} wrote. */
  static SaidCharge of(String line) {
    String[] words = line.split(" ", -1);
    return new SaidCharge(
        words[0],
        words[1],
        Long.parseLong(words[2]),
        words[3],
        LocalDate.parse(words[4]),
        new BigDecimal(words[5]));
  }

  void sayTo(ExpectedSpend expected) {
    expected.said(source, id, version, node, day, amount);
  }
}
