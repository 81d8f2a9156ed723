package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What counts on many days, at many nodes and on the effective basis, in fiscal years of weeks:
 * from the doors to the figures of a running hub.
 */
class TimeAndSharesIT {

  private static final String TENANT =
      """
      currency: USD
      zone: America/New_York
      basis: effective
      fiscal-years:
        - {year: 2026, first-day: 2026-02-01, pattern: 4-4-5}
        - {year: 2027, first-day: 2027-01-31, pattern: 4-4-5}
        - {year: 2028, first-day: 2028-01-30, weeks: [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]}
      nodes: {stores: , web: }
      rules:
        - when: service == "Support"
          shares: {stores: 0.5, web: 0.3}
      """;

  private static final String FEEDS =
      """
      feeds:
        - {name: cloud, tenant: retail, format: focus, spread: even}
      """;

  /** A fee for the whole of FY2026, and use of a commitment that was billed before. */
  private static final String FOCUS =
      """
      BilledCost,EffectiveCost,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,ServiceName
      400,364,USD,2026-02-01T00:00:00Z,2027-01-31T00:00:00Z,Support
      0,3,USD,2026-03-02T12:00:00Z,2026-03-02T13:00:00Z,Compute
      """;

  @TempDir private Path temp;

  @Test
  void theyCountAsTheySayFromTheDoorsToTheFigures() throws Exception {
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/retail"));
    Files.writeString(tenant.resolve("tenant.yaml"), TENANT);
    Files.writeString(tenant.resolve("budgets.yaml"), "budgets:\n  - {node: web, month: 20}\n");
    Files.writeString(temp.resolve("config/feeds.yaml"), FEEDS);
    Path data = temp.resolve("data");
    Path inbox = Files.createDirectories(data.resolve("inbox/cloud"));
    Files.writeString(inbox.resolve("fees.csv"), FOCUS);
    Map<String, String> environment = Map.of("BURSAR_CONFIG", temp.resolve("config").toString());

    try (HubProcess hub = HubProcess.up(data, HubProcess.freePort(), environment).awaitReady()) {
      HubApi api = new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
      assertThat(
              api.post(
                      List.of(
                              event("licences", "2026-06-01", "10", "2026-02-01", "2026-02-03"),
                              event("late", "2029-02-04", "1", "2029-02-03", "2029-02-04"))
                          .toString())
                  .status())
          .isEqualTo(202);

      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () -> {
                assertThat(spent(api, "FY2026"))
                    .isEqualTo(
                        Map.of(
                            "retail", "377",
                            "retail/stores", "182",
                            "retail/web", "119.2",
                            "retail/unallocated", "75.8"));
                assertThat(api.list("/api/v1/rejects")).hasSize(1);
                assertThat(api.list("/api/v1/charges?limit=1000&tenant=retail&period=FY2026"))
                    .hasSize(3 * 364 + 1 + 3);
              });

      // 28 days of the fee, and the licences of three; the last part takes the rest.
      assertThat(spent(api, "FY2026-P01"))
          .containsEntry("retail/web", "18.4")
          .containsEntry("retail", "38");
      assertThat(spent(api, "2026-02-03")).containsEntry("retail/web", "3.633333333334");
      assertThat(spent(api, "FY2026-Q2")).containsEntry("retail/stores", "45.5");
      assertThat(spent(api, "FY2027")).isEmpty();
      JsonNode web =
          api.list("/api/v1/usage?tenant=retail&node=retail/web&subtree=false&period=FY2026-P01")
              .get(0);
      assertThat(web.get("budget").asText()).isEqualTo("20");
      JsonNode used =
          api
              .list("/api/v1/charges?tenant=retail&node=retail/unallocated&period=2026-03-02")
              .stream()
              .filter(charge -> charge.get("billed").asText().equals("0"))
              .findFirst()
              .orElseThrow();
      assertThat(used.get("counted").asText()).isEqualTo("3");
      assertThat(used.get("amount").asText()).isEqualTo("3");
      JsonNode rejected = api.list("/api/v1/rejects").get(0);
      assertThat(rejected.get("code").asText()).isEqualTo("BUR-1607");
      assertThat(rejected.get("reason").asText()).contains("'2029-02-04'");
      hub.terminate();
      hub.exitCode();
    }
  }

  private static Map<String, String> spent(HubApi api, String period) throws IOException {
    Map<String, String> spent = new TreeMap<>();
    for (JsonNode line : api.list("/api/v1/usage?tenant=retail&subtree=true&period=" + period)) {
      String amount = line.get("spent").asText();
      if (new BigDecimal(amount).signum() != 0) {
        spent.put(line.get("node").asText(), amount);
      }
    }
    return spent;
  }

  private static String event(String id, String day, String amount, String first, String last) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"/erp","id":"%s",\
        "tenant":"retail","data":{"node":"retail/web","day":"%s","amount":"%s",\
        "currency":"USD","firstDay":"%s","lastDay":"%s"}}"""
        .formatted(id, day, amount, first, last);
  }
}
