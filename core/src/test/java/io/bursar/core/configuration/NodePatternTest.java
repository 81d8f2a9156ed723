package io.bursar.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
    "acme/a\\Eb*, acme/a\\Ebc, true",
    "acme/*-*, acme/a-b, true",
    "acme/*-*, acme/ab, false",
  })
  void matches(String pattern, String path, boolean expected) {
    assertThat(NodePattern.of(pattern).matches(path)).isEqualTo(expected);
  }

  @Test
  void namesOneNodeWithoutAStar() {
    assertThat(NodePattern.of("acme/ads").single()).isTrue();
    assertThat(NodePattern.of("acme/ad*").single()).isFalse();
    assertThat(NodePattern.of("**").single()).isFalse();
  }
}
