package io.bursar.routes.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * A request with events, as HTTP carries it: CloudEvents' HTTP binding 1.0 in its three modes.
 *
 * @param mode how the events stand in it
 * @param body the body, whole
 * @param attributes ce-* headers by attribute name; empty unless binary
 * @param traceparent W3C trace context of the request
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one request; nobody compares requests
record EventRequest(
    Mode mode, byte[] body, Map<String, String> attributes, Optional<String> traceparent) {

  enum Mode {
    STRUCTURED,
    BATCH,
    BINARY
  }

  /**
   * @throws Refused when the body is too large or is no CloudEvents at all
   * @throws IOException when the caller went away half-way
   */
  static EventRequest of(Message message, Limits limits) throws IOException {
    Map<String, String> attributes = CloudEventHeaders.attributes(message.getHeaders());
    Mode mode = mode(header(message, "Content-Type"), attributes);
    header(message, "Content-Encoding")
        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
        .ifPresent(
            encoding -> {
              throw new Refused(
                  CollectCode.CHARSET,
                  "Content-Encoding",
                  "Content-Encoding is " + Words.shown(encoding) + "; send events uncompressed");
            });
    return new EventRequest(
        mode,
        body(message, limits),
        mode == Mode.BINARY ? attributes : Map.of(),
        header(message, "traceparent"));
  }

  private static Mode mode(Optional<String> contentType, Map<String, String> attributes) {
    Optional<MediaType> type = contentType.flatMap(MediaType::of);
    if (type.filter(t -> !t.isUtf8()).isPresent()) {
      throw new Refused(
          CollectCode.CHARSET,
          "Content-Type",
          "charset is " + Words.shown(type.get().charset().orElse("")) + "; send UTF-8");
    }
    String name = type.map(MediaType::name).orElse("");
    if (name.equals("application/cloudevents+json")) {
      return Mode.STRUCTURED;
    }
    if (name.equals("application/cloudevents-batch+json")) {
      return Mode.BATCH;
    }
    if (!attributes.isEmpty() && type.map(MediaType::isJson).orElse(true)) {
      return Mode.BINARY;
    }
    throw new Refused(
        CollectCode.CONTENT_TYPE,
        "Content-Type",
        "Content-Type is "
            + Words.shown(contentType.orElse(""))
            + (attributes.isEmpty() ? " and there are no ce-* headers" : "")
            + "; send application/cloudevents+json, application/cloudevents-batch+json, or"
            + " application/json with ce-* headers");
  }

  private static byte[] body(Message message, Limits limits) throws IOException {
    Object body = message.getBody();
    byte[] bytes;
    if (body instanceof byte[] array) {
      bytes = array;
    } else if (body instanceof String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else if (body == null) {
      bytes = new byte[0];
    } else {
      try (InputStream in = message.getBody(InputStream.class)) {
        bytes = in.readNBytes(limits.bodyBytes() + 1);
      }
    }
    if (bytes.length > limits.bodyBytes()) {
      throw new Refused(
          CollectCode.BODY_TOO_LARGE,
          "a request with events has at most "
              + limits.bodyBytes()
              + " bytes; send fewer events a request");
    }
    return bytes;
  }

  private static Optional<String> header(Message message, String name) {
    Object value = message.getHeader(name);
    if (value instanceof List<?> values && !values.isEmpty()) {
      value = values.get(0);
    }
    return Optional.ofNullable(value).map(Object::toString).filter(v -> !v.isBlank());
  }

  /** The ce-* headers of the binary mode. */
  private static final class CloudEventHeaders {

    private CloudEventHeaders() {}

    static Map<String, String> attributes(Map<String, Object> headers) {
      Map<String, String> attributes = new java.util.HashMap<>();
      headers.forEach(
          (name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("ce-") && value != null) {
              attributes.put(lower.substring(3), PercentText.decode(value.toString()));
            }
          });
      return attributes;
    }
  }
}
