package io.bursar.routes.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the members of an event and of its data; what is wrong with one of them stops no other. */
final class ObjectScanner {

  /** Attributes that CloudEvents defines as strings. */
  private static final Set<String> STRINGS =
      Set.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "tenant");

  private final EventScanner scanner;

  ObjectScanner(EventScanner scanner) {
    this.scanner = scanner;
  }

  /** From {@code START_OBJECT} of an event to its {@code END_OBJECT}. */
  void event(JsonParser json, RawEvent event) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "data" -> dataMember(json, value, event);
        case "data_base64" -> base64(json, value, event);
        default -> attribute(json, name, value, event);
      }
    }
  }

  /** From {@code START_OBJECT} of data to its {@code END_OBJECT}. */
  void data(JsonParser json, RawEvent event) throws IOException {
    event.hasData();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("tags")) {
        event.tags(words(json, "data.tags", event));
      } else if (value == JsonToken.START_OBJECT && name.equals("focus")) {
        event.focus(words(json, "data.focus", event));
      } else if (value.isScalarValue()) {
        if (value != JsonToken.VALUE_NULL) {
          event.field(name, json.getText());
        }
      } else {
        notAWord(json, "data." + name, event);
      }
    }
  }

  private void dataMember(JsonParser json, JsonToken value, RawEvent event) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      data(json, event);
    } else if (value != JsonToken.VALUE_NULL) {
      event.problem(
          CollectCode.DATA_MISSING, "data", "data is no JSON object" + EventScanner.at(json));
      json.skipChildren();
    }
  }

  private void base64(JsonParser json, JsonToken value, RawEvent event) throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      notAWord(json, "data_base64", event);
      return;
    }
    try {
      scanner.embedded(Base64.getDecoder().decode(json.getText()), event);
    } catch (IllegalArgumentException e) {
      event.problem(
          CollectCode.FIELD_INVALID, "data_base64", "this is not Base64" + EventScanner.at(json));
    }
  }

  private static void attribute(JsonParser json, String name, JsonToken value, RawEvent event)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value == JsonToken.VALUE_STRING || (value.isScalarValue() && !STRINGS.contains(name))) {
      event.attribute(name, json.getText());
    } else {
      event.problem(
          CollectCode.ATTRIBUTE_INVALID,
          Words.plain(name),
          "attribute " + Words.plain(name) + " is no string" + EventScanner.at(json));
      json.skipChildren();
    }
  }

  private static Map<String, String> words(JsonParser json, String field, RawEvent event)
      throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (!value.isScalarValue()) {
        notAWord(json, field + "." + name, event);
      } else if (words.size() == Limits.WORDS) {
        event.problem(
            CollectCode.EVENT_TOO_LARGE,
            field,
            field + " has more than " + Limits.WORDS + " words");
      } else if (value != JsonToken.VALUE_NULL && words.put(name, json.getText()) != null) {
        event.problem(
            CollectCode.FIELD_TWICE,
            Words.plain(field + "." + name),
            Words.plain(name) + " is given twice");
      }
    }
    return words;
  }

  private static void notAWord(JsonParser json, String field, RawEvent event) throws IOException {
    event.problem(
        CollectCode.FIELD_INVALID,
        Words.plain(field),
        Words.plain(field)
            + " is a list or an object, a single value belongs here"
            + EventScanner.at(json));
    json.skipChildren();
  }
}
