package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Periods are closed. */
class ApiClosesTest extends ApiTest {

  @Test
  void aDryRunSaysWhatIsOpen() {
    assertThat(close("period=2026-11&dry-run=true", world.acmeOperator).body())
        .isEqualTo(
            "{\"tenant\":\"acme\",\"period\":\"2026-11\",\"first\":\"2026-11-01\","
                + "\"last\":\"2026-11-30\",\"report\":{\"spent\":\"15.5\",\"unallocated\":\"0\","
                + "\"unfinal\":[{\"currency\":\"EUR\",\"kind\":\"provisional\",\"counted\":\"1\","
                + "\"ledger\":\"10\",\"parts\":2}],\"rejects\":[{\"stage\":\"collect\","
                + "\"code\":\"BUR-1003\",\"count\":1}],\"sources\":[{\"source\":\"erp\","
                + "\"last\":\"2026-11-30T08:00:00Z\",\"open\":1},{\"source\":\"shop\",\"open\":0}]}}");
  }

  @Test
  void whatTheLedgerRefusesIsRefusedWithItsReason() {
    assertThat(close("period=2026-11", world.acmeOperator).body())
        .contains("\"through\":\"2026-11-30\"");
    HttpResponse<String> refused = close("period=2026", world.acmeOperator);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("BUR-2046", "it goes on");
  }

  @Test
  void onlyTheTenantsOperatorCloses() {
    assertThat(close("period=2026-11", world.acmeViewer).statusCode()).isEqualTo(403);
    assertThat(close("period=2026-13", world.acmeOperator).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> close(String what, String key) {
    return post("/closes?tenant=acme&" + what, key, "application/json", "{}");
  }
}
