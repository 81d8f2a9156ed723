package io.bursar.connectors.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a JSON object as tags: text as it is, numbers and booleans as written, null left out,
 * anything nested as its JSON. Bills repeat the same few tags over millions of rows, so the last
 * ones are kept. Not thread-safe.
 */
public final class JsonTags {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int KEPT = 2_000;

  private final Map<String, Map<String, String>> kept = new HashMap<>();

  /**
   * Reads tags.
   *
   * @param column where the text stands, for the message
   * @param text a JSON object, or one without its braces, as Azure's enterprise exports have it
   */
  public Map<String, String> read(String column, String text) throws RefusedRow {
    Map<String, String> known = kept.get(text);
    if (known != null) {
      return known;
    }
    Map<String, String> tags = parse(column, text);
    if (kept.size() == KEPT) {
      kept.clear();
    }
    kept.put(text, tags);
    return tags;
  }

  private static Map<String, String> parse(String column, String text) throws RefusedRow {
    String stripped = text.strip();
    String object = stripped.startsWith("\"") ? "{" + stripped + "}" : stripped;
    Map<String, String> tags = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(object)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw refused(column, text);
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isStructStart()) {
          tags.put(name, nested(json, object));
        } else if (value != JsonToken.VALUE_NULL) {
          tags.put(name, json.getText());
        }
      }
      if (json.nextToken() != null) {
        throw refused(column, text);
      }
    } catch (IOException e) {
      throw refused(column, text);
    }
    return Collections.unmodifiableMap(tags);
  }

  private static String nested(JsonParser json, String object) throws IOException {
    int from = (int) json.currentTokenLocation().getCharOffset();
    json.skipChildren();
    int to = (int) json.currentTokenLocation().getCharOffset() + 1;
    return object.substring(from, to);
  }

  private static RefusedRow refused(String column, String text) {
    return new RefusedRow(
        FormatCode.TAGS_UNREADABLE, column, Shown.value(text) + " is no JSON object");
  }
}
