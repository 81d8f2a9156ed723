package io.bursar.hub.api;

import io.bursar.hub.keys.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that the door let in: everything in it is described by the contract, and nothing else of
 * the HTTP request goes any further.
 *
 * @param principal who asks; empty where an operation is open to anybody
 * @param parameters query and path parameters by name, with the contract's initial values
 * @param headers header parameters by lower-case name, and what every operation may have
 */
record ApiRequest(
    Operation operation,
    String path,
    String query,
    Optional<Principal> principal,
    Map<String, String> parameters,
    Map<String, String> headers) {

  /** Name of the servlet request's attribute, and of the exchange's property, that holds it. */
  static final String ATTRIBUTE = ApiRequest.class.getName();

  /** Headers that every operation may have: what the body is, and the trace it belongs to. */
  static final List<String> COMMON_HEADERS = List.of("Content-Type", "traceparent", "tracestate");

  /** Who asks, where the contract demands a key. */
  Principal caller() {
    return principal.orElseThrow();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A parameter that the contract gives an initial value, or requires. */
  String given(String name) {
    return parameter(name).orElseThrow(() -> new IllegalStateException(name + " has no value"));
  }

  /** A parameter of type boolean with an initial value. */
  boolean flag(String name) {
    return Boolean.parseBoolean(given(name));
  }
}
