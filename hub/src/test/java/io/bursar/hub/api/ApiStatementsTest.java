package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Statements of a node and period. */
class ApiStatementsTest extends ApiTest {

  private static final String SEARCH = "/statements?node=acme/ads/search&period=2026-11";

  @Test
  void whatItSpentAddsUpToTheLedgersFigure() {
    assertThat(get(SEARCH, world.acmeViewer).body())
        .isEqualTo(
            "{\"tenant\":\"acme\",\"node\":\"acme/ads/search\",\"nodeId\":\"acme/ads/search\","
                + "\"period\":\"2026-11\",\"first\":\"2026-11-01\",\"last\":\"2026-11-30\","
                + "\"currency\":\"CNY\",\"opening\":\"0\",\"charges\":[{\"service\":"
                + "\"=Search & <Co>\",\"category\":\"Usage\",\"amount\":\"10\",\"parts\":1}],"
                + "\"adjustments\":[],\"spent\":\"10\",\"held\":\"0\",\"budget\":{\"opening\":\"400\","
                + "\"allotments\":[],\"closing\":\"400\"},\"available\":\"390\"}");
    assertThat(get("/statements?node=acme&period=2026-11", world.acmeViewer).body())
        .contains("\"spent\":\"15.5\"", "\"parts\":4");
  }

  @Test
  void whatMovedTheBudgetIsInIt() {
    HttpResponse<String> answer =
        get("/statements?node=acme/ads/search&period=2026-11-06", world.acmeViewer);

    assertThat(answer.body()).contains("\"allotments\":[{\"time\":", "\"amount\":\"-2\"");
  }

  @Test
  void asATableNoCellIsAFormula() {
    HttpResponse<String> answer = get(SEARCH + "&format=csv", world.acmeViewer);

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(answer.body().lines())
        .containsExactly(
            "tenant,node,period,currency,entry,service,category,amount,of",
            "acme,acme/ads/search,2026-11,CNY,opening,,Opening,0,",
            "acme,acme/ads/search,2026-11,CNY,charges,'=Search & <Co>,Usage,10,1",
            "acme,acme/ads/search,2026-11,CNY,spent,,,10,",
            "acme,acme/ads/search,2026-11,CNY,held,,,0,",
            "acme,acme/ads/search,2026-11,CNY,budget opening,,,400,",
            "acme,acme/ads/search,2026-11,CNY,budget,,,400,",
            "acme,acme/ads/search,2026-11,CNY,available,,,390,");
  }

  @Test
  void asAPageItRunsNothing() {
    HttpResponse<String> answer = get(SEARCH + "&format=html", world.acmeViewer);

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(answer.body())
        .startsWith("<!DOCTYPE html>")
        .contains("<td>=Search &amp; &lt;Co&gt;</td><td>Usage</td><td class=\"amount\">10</td>")
        .doesNotContain("<script");
  }

  @Test
  void whileChargesAreStillComingThereIsNone() {
    HttpResponse<String> answer = get("/statements?node=acme/ads&period=2026-11", world.acmeViewer);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("BUR-2045", "the charges add up to");
  }

  @Test
  void whoMayNotSeeTheNodeSeesNoStatement() {
    assertThat(get("/statements?node=globex/secret&period=2026-11", world.acmeViewer).statusCode())
        .isEqualTo(404);
  }
}
