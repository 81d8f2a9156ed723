package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private final Operation operation = Contract.load().operations().get(0);
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @Test
  void aFailureSaysNothingOfTheInside() {
    exchange.setException(new IllegalStateException("jdbc:postgresql://secret@host acme/ads"));
    assertThatThrownBy(() -> Answers.of(operation, exchange))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().code()).isEqualTo(ApiCode.INTERNAL);
              String body = new String(refusal.problem().answer().body(), StandardCharsets.UTF_8);
              assertThat(body).doesNotContain("secret").doesNotContain("acme");
            });
  }

  @Test
  void aRefusalIsFoundUnderWhatCamelWrapsAroundIt() {
    exchange.setException(
        new CamelExecutionException(
            "x", exchange, new RuntimeException(new Refusal(ApiCode.NODE_UNKNOWN, "no"))));
    assertThatThrownBy(() -> Answers.of(operation, exchange))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.problem().code()).isEqualTo(ApiCode.NODE_UNKNOWN));
  }

  @Test
  void onlyFewHeadersOfARouteGoOut() {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
    exchange.getMessage().setHeader("Content-Type", "application/json,application/problem+json");
    exchange.getMessage().setHeader("Location", "/x");
    exchange.getMessage().setHeader("Set-Cookie", "a=b");
    exchange.getMessage().setHeader("CamelFoo", "b");
    exchange.getMessage().setBody(Map.of("a", 1));
    Answer answer = Answers.of(operation, exchange);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers()).isEqualTo(Map.of("Location", "/x"));
    assertThat(answer.mediaType()).contains("application/json");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
  }

  @Test
  void noBodyIsAnEmptyOne() {
    assertThat(Answers.of(operation, exchange).body()).isEmpty();
  }
}
