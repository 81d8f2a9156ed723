package io.bursar.hub.api;

import io.bursar.hub.keys.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds a request to what the contract says of its operation. */
final class RequestCheck {

  private final Operation operation;
  private final HttpServletRequest request;

  RequestCheck(Operation operation, HttpServletRequest request) {
    this.operation = operation;
    this.request = request;
  }

  /**
   * @param rest the path behind the contract's base
   * @throws Refusal when something is not as the contract says
   */
  ApiRequest admit(String path, String rest, Optional<Principal> principal) {
    requireAcceptable();
    requireKnownBody();
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    return new ApiRequest(operation, path, query, principal, parameters(rest, query), headers());
  }

  private void requireAcceptable() {
    String accept = request.getHeader("Accept");
    if (accept != null && !MediaTypes.accepts(accept, operation.offers())) {
      throw new Refusal(
          ApiCode.NOT_ACCEPTABLE,
          "Accept is "
              + Problem.shown(accept)
              + ", the answer is "
              + String.join(" or ", new TreeSet<>(operation.offers())));
    }
  }

  private void requireKnownBody() {
    if (operation.takes().isEmpty()) {
      return;
    }
    String type = request.getContentType();
    if (type == null || !operation.takes().contains(MediaTypes.essence(type))) {
      throw new Refusal(
          ApiCode.MEDIA_TYPE,
          "Content-Type is "
              + (type == null ? "missing" : Problem.shown(type))
              + "; known are "
              + String.join(", ", operation.takes()));
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Refusal(ApiCode.CONTENT_ENCODING, "Content-Encoding is " + Problem.shown(encoding));
    }
    long length = request.getContentLengthLong();
    if (operation.maxBytes().isPresent() && length > operation.maxBytes().getAsLong()) {
      throw Body.tooLarge(length, operation.maxBytes().getAsLong());
    }
  }

  private Map<String, String> parameters(String rest, String query) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : operation.parameters()) {
      parameter.initial().ifPresent(value -> values.put(parameter.name(), value));
    }
    QueryText.parse(query)
        .forEach(
            (name, value) -> {
              check(known(name), value);
              values.put(name, value);
            });
    Map<String, String> inPath = operation.path().values(rest);
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      if (parameter.isIn("path")) {
        check(parameter, inPath.get(name));
        values.put(name, inPath.get(name));
      } else if (parameter.required() && !values.containsKey(name)) {
        throw new Refusal(ApiCode.PARAMETER_MISSING, "parameter " + name + " is missing");
      }
    }
    return Map.copyOf(values);
  }

  private Parameter known(String name) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.isIn("query") && parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ApiCode.PARAMETER_UNKNOWN,
                    "parameter " + Problem.shown(name) + " is not one of: " + knownNames()));
  }

  private String knownNames() {
    return operation.parameters().stream()
        .filter(parameter -> parameter.isIn("query"))
        .map(Parameter::name)
        .collect(Collectors.joining(", "));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (String name : ApiRequest.COMMON_HEADERS) {
      String value = request.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    for (Parameter parameter : operation.parameters()) {
      String value = parameter.isIn("header") ? request.getHeader(parameter.name()) : null;
      if (value != null) {
        check(parameter, value);
        headers.put(parameter.name(), value);
      }
    }
    return Map.copyOf(headers);
  }

  private static void check(Parameter parameter, String value) {
    parameter
        .wrong(value)
        .ifPresent(
            wrong -> {
              throw new Refusal(
                  ApiCode.PARAMETER_INVALID,
                  parameter.name() + " is " + Problem.shown(value) + ", " + wrong);
            });
  }
}
