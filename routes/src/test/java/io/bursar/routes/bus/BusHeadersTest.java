package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class BusHeadersTest {

  /** All 32 ways to write it: some were once let through (CVE-2025-27636). */
  @Test
  void noSpellingOfCamelCrossesTheBus() {
    BusHeaders headers = new BusHeaders();
    DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
    for (int bits = 0; bits < 32; bits++) {
      StringBuilder camel = new StringBuilder("camel");
      for (int i = 0; i < camel.length(); i++) {
        if ((bits >> i & 1) == 1) {
          camel.setCharAt(i, Character.toUpperCase(camel.charAt(i)));
        }
      }
      for (String rest : List.of("", "KafkaTopic", "FileName", ".x", "-x", "HttpUri")) {
        String name = camel + rest;
        assertThat(headers.applyFilterToCamelHeaders(name, "x", exchange)).as(name).isTrue();
        assertThat(headers.applyFilterToExternalHeaders(name, "x", exchange)).as(name).isTrue();
      }
    }
    assertThat(headers.applyFilterToExternalHeaders("ce_id", "x", exchange)).isFalse();
  }
}
