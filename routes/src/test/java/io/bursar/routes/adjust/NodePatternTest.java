package io.bursar.routes.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePatternTest {

  @ParameterizedTest
  @CsvSource({
    "acme/ads/search, acme/ads/search, true",
    "acme/ads/search, acme/ads, false",
    "acme/ads/search, acme/ads/search/x, false",
    "acme/*, acme/ads, true",
    "acme/*, acme/ads/search, false",
    "acme/*, acme, false",
    "acme/**, acme, true",
    "acme/**, acme/ads/search, true",
    "acme/**, acmeister, false",
    "**/search, acme/ads/search, true",
    "**, acme, true",
    "*/ads/*, acme/ads/search, true",
    "acme/ad*, acme/ads, true",
    "acme/a.s, acme/ads, false",
    "acme/(x, acme/(x, true",
  })
  void matches(String pattern, String path, boolean expected) {
    assertThat(NodePattern.of(pattern).matches(path)).isEqualTo(expected);
  }
}
