package io.bursar.routes.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON of one request, token by token: numbers stay the text they were written as, so no
 * amount is ever a binary float and a number of a million digits costs no more than its bytes.
 */
final class EventScanner {

  private final Limits limits;
  private final JsonFactory factory;
  private final ObjectScanner objects;

  EventScanner(Limits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxNumberLength(limits.bodyBytes())
                    .maxStringLength(limits.bodyBytes())
                    .maxNameLength(limits.eventBytes())
                    .build())
            // Tag names come from outside: they must not stay in the JVM for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    this.objects = new ObjectScanner(this);
  }

  /**
   * The events of a batch.
   *
   * @throws Refused when the body is no JSON array, or too much of one
   */
  List<RawEvent> batch(byte[] body) {
    return scan(
        body,
        json -> {
          if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new Refused(
                CollectCode.NOT_AN_EVENT, "a batch is a JSON array of events" + at(json));
          }
          List<RawEvent> events = new ArrayList<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() == limits.events()) {
              throw new Refused(
                  CollectCode.TOO_MANY_EVENTS,
                  "a batch has at most " + limits.events() + " events; send smaller ones");
            }
            events.add(event(json));
          }
          return events;
        });
  }

  /** The one event of a structured request. */
  RawEvent single(byte[] body) {
    return scan(
        body,
        json -> {
          json.nextToken();
          return event(json);
        });
  }

  /** Adds the data of a binary request to an event whose attributes came as headers. */
  void data(byte[] body, RawEvent event) {
    scan(
        body,
        json -> {
          long start = json.currentTokenLocation().getByteOffset();
          if (json.nextToken() == JsonToken.START_OBJECT) {
            objects.data(json, event);
          } else {
            event.problem(CollectCode.DATA_MISSING, "data", "data is no JSON object" + at(json));
            json.skipChildren();
          }
          tooLarge(json, start, event);
          return event;
        });
  }

  private RawEvent event(JsonParser json) throws IOException {
    RawEvent event = new RawEvent();
    long start = json.currentTokenLocation().getByteOffset();
    if (json.currentToken() == JsonToken.START_OBJECT) {
      objects.event(json, event);
    } else {
      event.problem(CollectCode.NOT_AN_EVENT, "", "an event is a JSON object" + at(json));
      json.skipChildren();
    }
    tooLarge(json, start, event);
    return event;
  }

  private void tooLarge(JsonParser json, long start, RawEvent event) {
    long size = json.currentLocation().getByteOffset() - start;
    if (size > limits.eventBytes()) {
      event.problem(
          CollectCode.EVENT_TOO_LARGE,
          "",
          "the event has " + size + " bytes, at most " + limits.eventBytes() + " can be taken");
    }
  }

  private <T> T scan(byte[] body, Scan<T> scan) {
    if (isGzip(body)) {
      throw new Refused(CollectCode.CHARSET, "this is gzip; send events uncompressed, as UTF-8");
    }
    if (isNotUtf8(body)) {
      throw new Refused(CollectCode.CHARSET, "JSON is sent as UTF-8; this is UTF-16 or UTF-32");
    }
    try (JsonParser json = factory.createParser(body)) {
      return whole(json, scan);
    } catch (JsonProcessingException e) {
      throw new Refused(
          CollectCode.MALFORMED_JSON, firstLine(e.getOriginalMessage()) + at(e.getLocation()));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be read", e);
    }
  }

  private static <T> T whole(JsonParser json, Scan<T> scan) throws IOException {
    try {
      T scanned = scan.of(json);
      if (json.nextToken() != null) {
        throw new Refused(
            CollectCode.MALFORMED_JSON, "something follows the end of the JSON" + at(json));
      }
      return scanned;
    } catch (StreamConstraintsException e) {
      throw new Refused(
          CollectCode.TOO_DEEP, firstLine(e.getOriginalMessage()) + at(json.currentLocation()));
    }
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  /** Jackson would take UTF-16 and UTF-32; RFC 8259 does not, and their NULs would hide here. */
  private static boolean isNotUtf8(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0 || body[i] == (byte) 0xFE || body[i] == (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  static String at(JsonParser json) {
    return at(json.currentTokenLocation());
  }

  private static String at(JsonLocation location) {
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  /** Reads what is asked for from a parser that stands before the first token. */
  private interface Scan<T> {
    T of(JsonParser json) throws IOException;
  }

  /** Reads data that came as Base64 within an event. */
  void embedded(byte[] body, RawEvent event) {
    try {
      data(body, event);
    } catch (Refused e) {
      event.problem(e.problem().code(), "data_base64", e.problem().reason());
    }
  }
}
