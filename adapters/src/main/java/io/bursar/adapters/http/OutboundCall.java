package io.bursar.adapters.http;

import java.util.Map;

/**
 * One request to a target.
 *
 * @param method POST or PUT
 * @param address a URL, with its secrets
 * @param headers by name; {@code Content-Type} among them
 * @param body what is sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; nobody compares calls
public record OutboundCall(
    String method, String address, Map<String, String> headers, byte[] body) {

  /** The method only: address and headers hold secrets. */
  @Override
  public String toString() {
    return "OutboundCall[" + method + "]";
  }
}
