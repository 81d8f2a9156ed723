package io.bursar.routes.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.routes.bus.PostingEvent.Move;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedMovesTest {

  private static final String MOVES =
      "\"moves\":[{\"at\":\"2026-11-27T14:05:00Z\",\"nodes\":[\"ads\",\"acme\"],\"amount\":\"1.5\"}]";

  private static PostedMoves read(String json) {
    return PostedMoves.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{" + MOVES + ",\"partition\":1,\"offset\":7,\"charge\":{\"tenant\":\"acme\"}}",
        "{\"charge\":{\"moves\":1,\"offset\":[{}]},\"offset\":7," + MOVES + "}",
        "{" + MOVES + ",\"offset\":7,\"charge\":{"
      })
  void areReadWhereverTheyStandAndNoFurther(String json) {
    Move move =
        new Move(
            Instant.parse("2026-11-27T14:05:00Z"), List.of("ads", "acme"), new BigDecimal("1.5"));

    assertThat(read(json)).isEqualTo(new PostedMoves(List.of(move), 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "{\"offset\":7}",
        "{" + MOVES + "}",
        "{\"moves\":null,\"offset\":7}",
        "{\"moves\":[],\"offset\":\"7\"}",
        "{\"moves\":[],\"offset\":-1}",
        "{\"moves\":[{\"at\":",
      })
  void whatIsNoPostingIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void thereMayBeNone() {
    assertThat(read("{\"moves\":[],\"offset\":0}").moves()).isEmpty();
  }
}
