package io.bursar.hub.real;

import java.net.http.HttpRequest;

/** The three ways in which an event comes by HTTP. */
enum Mode {
  STRUCTURED("application/cloudevents+json"),
  BATCH("application/cloudevents-batch+json"),
  BINARY("application/json");

  private final String contentType;

  Mode(String contentType) {
    this.contentType = contentType;
  }

  /** The body of a request with one charge, always the same one. */
  String body(String data) {
    return body("a1", data);
  }

  /** The body of a request with one charge. */
  String body(String id, String data) {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\""
            + id
            + "\",\"source\":\"/erp\",\"type\":\"io.bursar.charge\","
            + "\"data\":"
            + data
            + "}";
    return switch (this) {
      case STRUCTURED -> event;
      case BATCH -> "[" + event + "]";
      case BINARY -> data;
    };
  }

  /** All of the request but its body, of the charge that is always the same. */
  HttpRequest.Builder request(RealHub hub) {
    return request(hub, "a1");
  }

  /** All of the request but its body. */
  HttpRequest.Builder request(RealHub hub, String id) {
    HttpRequest.Builder request = hub.request("/api/v1/events").header("Content-Type", contentType);
    if (this == BINARY) {
      request
          .header("ce-specversion", "1.0")
          .header("ce-id", id)
          .header("ce-source", "/erp")
          .header("ce-type", "io.bursar.charge");
    }
    return request;
  }
}
