package io.bursar.routes.windows;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.PostingEvent.Move;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What windows want to know of a posting. It is read up to there and no further: the charge, which
 * is most of a posting, stands behind it.
 */
record PostedMoves(List<Move> moves, long offset) {

  private static final ObjectReader MOVES =
      BusJson.mapper()
          .readerForListOf(Move.class)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Reads a posting.
   *
   * @throws UncheckedIOException when it is none
   */
  static PostedMoves read(byte[] posting) {
    List<Move> moves = null;
    long offset = -1;
    try (JsonParser json = BusJson.mapper().createParser(posting)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "moves" -> moves = MOVES.readValue(json);
          case "offset" -> offset = json.getLongValue();
          default -> json.skipChildren();
        }
        if (moves != null && offset >= 0) {
          return new PostedMoves(moves, offset);
        }
      }
      throw new JsonParseException(json, "a posting has moves and an offset");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
