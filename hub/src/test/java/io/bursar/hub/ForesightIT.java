package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.hub.cli.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole hub from charges to a forecast, from the forecast to a decision, and to a trained model
 * that is promoted while it runs.
 */
class ForesightIT {

  /** A promotion that matters to nobody here. */
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 11, 10);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DAYS = 420;
  private static final List<String> LINES =
      List.of("search", "social", "video", "mail", "print", "radio");

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate first = today.minusDays(DAYS);

  @TempDir private Path temp;

  @Test
  void whatIsForeseenIsDecidedOnAndAPromotedModelForeseesFromThenOn() throws Exception {
    Path data = temp.resolve("data");
    writeConfiguration();
    Map<String, double[]> spent = spend();
    try (HubProcess hub =
        HubProcess.up(
            data,
            HubProcess.freePort(),
            Map.of("BURSAR_CONFIG", temp.resolve("config").toString()))) {
      hub.awaitReady();
      HubApi api = new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
      post(api, spent);
      soon(() -> used(api, "acme/ads/video", today.minusDays(1)).equals(text(spent, "video")));

      JsonNode first = foreseen(api, 0);
      assertThat(first.get("days")).hasSize(30);
      assertThat(first.get("model").asText()).doesNotStartWith("neural");
      assertThat(first.get("history")).hasSize(60);
      soon(() -> decisions(api).contains("ends-above applied"));
      assertThat(decisions(api)).doesNotContain("never applied");

      historyOf(hub, data, spent);
      promote(data, spent);
      JsonNode second = foreseen(api, first.get("revision").asLong());
      assertThat(second.get("model").asText()).isEqualTo("neural/1");
      assertThat(thereAsHere(hub, api, data)).isTrue();
      // It knows what holidays mean, and the tenant's calendar which days are some; none that needs
      // no training knows either.
      assertThat(mean(second, true)).isLessThan(mean(second, false) / 2);
      assertThat(mean(first, true)).isGreaterThan(mean(first, false) / 2);
      explained(first);
      explained(second);
      hub.terminate();
      assertThat(hub.exitCode()).as(hub.output()).isEqualTo(ExitCode.TERMINATED.status());
    }
  }

  /** {@code ./bursar model import} has what was charged, day by day, and what is above it. */
  private void historyOf(HubProcess hub, Path data, Map<String, double[]> spent) {
    Path work = temp.resolve("work");
    CommandLineRun run =
        CommandLineRun.of(
            "--data",
            data.toString(),
            "--port",
            String.valueOf(hub.uri().getPort()),
            "model",
            "import",
            "--hub",
            "--days",
            "40",
            "--work",
            work.toString());
    assertThat(run.status()).as(run.err()).isZero();
    List<DailySeries> series = SeriesFile.read(work.resolve("history.parquet"), AbsentDays.MISSING);
    assertThat(series)
        .extracting(DailySeries::id)
        .contains("acme", "acme/ads", "acme/ads/search")
        .hasSize(LINES.size() + 2);
    DailySeries search =
        series.stream().filter(it -> it.id().equals("acme/ads/search")).findFirst().orElseThrow();
    assertThat(search.days()).isEqualTo(40);
    assertThat(SeriesFile.days(work.resolve("holidays.csv")))
        .containsExactlyInAnyOrderElementsOf(quiet(today, today.plusDays(30)));
    assertThat(SeriesFile.days(work.resolve("promotions.csv")))
        .containsExactlyInAnyOrder(LONG_AGO, LONG_AGO.plusDays(1));
    for (int day = 0; day < 40; day++) {
      assertThat(search.value(day)).isEqualTo(spent.get("search")[DAYS - 41 + day]);
    }
  }

  /** Every tenth day nearly nothing is spent. */
  private static boolean isQuiet(LocalDate day) {
    return day.toEpochDay() % 10 == 0;
  }

  /** From what was spent in the 30 days before to what is foreseen, to the last digit. */
  private static void explained(JsonNode forecast) {
    JsonNode drivers = forecast.get("drivers");
    BigDecimal before = BigDecimal.ZERO;
    for (int day = 30; day < 60; day++) {
      before = before.add(amount(forecast.get("history").get(day).get("spent")));
    }
    assertThat(amount(drivers.get("before"))).isEqualByComparingTo(before);
    BigDecimal sum = before;
    for (JsonNode added : drivers.get("adds")) {
      sum = sum.add(amount(added));
    }
    assertThat(sum).isEqualByComparingTo(amount(forecast.get("total").get("p50")));
    assertThat(drivers.get("en").asText()).contains("the last 30 days").endsWith(".");
    assertThat(drivers.get("zh").asText()).contains("前30天").endsWith("。");
  }

  private static BigDecimal amount(JsonNode text) {
    return new BigDecimal(text.asText());
  }

  private static List<LocalDate> quiet(LocalDate from, LocalDate to) {
    return from.datesUntil(to).filter(ForesightIT::isQuiet).toList();
  }

  private static double mean(JsonNode forecast, boolean quiet) {
    double sum = 0;
    int days = 0;
    for (JsonNode day : forecast.get("days")) {
      if (isQuiet(LocalDate.parse(day.get("day").asText())) == quiet) {
        sum += day.get("p50").asDouble();
        days++;
      }
    }
    return sum / days;
  }

  private Map<String, double[]> spend() {
    Random random = new Random(5);
    Map<String, double[]> spent = new TreeMap<>();
    for (String line : LINES) {
      double[] values = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        boolean quiet = isQuiet(first.plusDays(day));
        values[day] = Math.round(quiet ? 5 : 150 + 30 * (day % 7) + 10 * random.nextGaussian());
      }
      spent.put(line, values);
    }
    return spent;
  }

  private void post(HubApi api, Map<String, double[]> spent) throws IOException {
    List<String> events = new ArrayList<>();
    for (Map.Entry<String, double[]> line : spent.entrySet()) {
      for (int day = 0; day < DAYS; day++) {
        LocalDate on = first.plusDays(day);
        events.add(
            """
            {"specversion":"1.0","type":"io.bursar.charge","source":"/feed","id":"%1$s-%2$s",\
            "tenant":"acme","data":{"version":1,"node":"acme/ads/%1$s","day":"%2$s",\
            "amount":"%3$d","currency":"USD"}}"""
                .formatted(line.getKey(), on, Math.round(line.getValue()[day])));
      }
    }
    for (int from = 0; from < events.size(); from += 500) {
      List<String> some = events.subList(from, Math.min(events.size(), from + 500));
      HubApi.Answer answer = api.post("[" + String.join(",", some) + "]");
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }
  }

  private static String text(Map<String, double[]> spent, String line) {
    return String.valueOf(Math.round(spent.get(line)[DAYS - 1]));
  }

  private static String used(HubApi api, String node, LocalDate day) throws IOException {
    return api.get("/api/v1/usage?node=" + node + "&period=" + day).get(0).get("spent").asText();
  }

  /** Another process can have the hub foresee for it, by the Open Inference Protocol. */
  private boolean thereAsHere(HubProcess hub, HubApi api, Path data) throws IOException {
    assertThat(api.get("/api/v1/oip/v2/health/ready").get("ready").asBoolean()).isTrue();
    List<DailySeries> lines = new ArrayList<>();
    spend().forEach((line, values) -> lines.add(new DailySeries(line, first, values)));
    ModelRegistry registry = new ModelRegistry(data.resolve("models"));
    String key = Files.readString(data.resolve("admin.key")).strip();
    try (ModelShelf here = new ModelShelf(registry);
        ModelShelf there =
            ModelShelf.remote(
                registry, hub.uri().resolve("/api/v1/oip"), Optional.of(key), PATIENCE)) {
      assertThat(there.version()).contains(1);
      List<Foreseen> far = new Foresight(there).foresee(lines, today);
      assertThat(far).allMatch(it -> it.days().model().equals("neural/1"));
      return far.equals(new Foresight(here).foresee(lines, today));
    }
  }

  /** Asks for forecasts, and waits for one of search that is newer than {@code revision}. */
  private static JsonNode foreseen(HubApi api, long revision) throws Exception {
    assertThat(api.send("POST", "/api/v1/forecasts/refresh", "application/json", "{}").status())
        .isEqualTo(202);
    soon(() -> forecast(api).filter(it -> it.get("revision").asLong() > revision).isPresent());
    return forecast(api).orElseThrow();
  }

  private static Optional<JsonNode> forecast(HubApi api) throws IOException {
    JsonNode found = api.get("/api/v1/forecasts?node=acme/ads/search");
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private static List<String> decisions(HubApi api) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode each : api.get("/api/v1/decisions")) {
      found.add(each.get("policy").asText() + " " + each.get("status").asText());
      if (each.get("status").asText().equals("applied")) {
        assertThat(each.get("receipt").get("values").has("forecast.p50")).isTrue();
      }
    }
    return found;
  }

  /**
   * As {@code ./bursar model train, register, promote} do it, in the hub's data folder; told of the
   * quiet days until today.
   */
  private void promote(Path data, Map<String, double[]> spent) {
    List<DailySeries> lines = new ArrayList<>();
    spent.forEach((line, values) -> lines.add(new DailySeries(line, first, values)));
    TrainedModel.train(
        lines,
        TrainedModel.places(lines),
        new Calendar(Set.copyOf(quiet(first, today)), Set.of()),
        Optional.empty(),
        "tests",
        temp.resolve("trained"),
        Clock.systemUTC(),
        done -> {});
    ModelRegistry registry = new ModelRegistry(data.resolve("models"));
    registry.promote(registry.register(temp.resolve("trained")).number());
  }

  private static void soon(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(condition);
  }

  private void writeConfiguration() throws IOException {
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/acme"));
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        """
        currency: USD
        zone: UTC
        nodes:
          ads:
            search:
            social:
            video:
            mail:
            print:
            radio:
        """);
    StringBuilder holidays = new StringBuilder("holidays:\n");
    quiet(today, today.plusDays(30))
        .forEach(day -> holidays.append("  - {day: ").append(day).append("}\n"));
    holidays
        .append("promotions:\n  - {name: Sale, from: ")
        .append(LONG_AGO)
        .append(", to: ")
        .append(LONG_AGO.plusDays(1))
        .append("}\n");
    Files.writeString(tenant.resolve("calendar.yaml"), holidays);
    Files.writeString(
        tenant.resolve("budgets.yaml"),
        """
        budgets:
          - {node: acme/ads, month: 5000}
        """);
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: ends-above
            nodes: acme/ads
            when: forecast.p50 > budget
            then:
              - alert: {severity: info}
          - name: never
            nodes: acme/ads
            when: forecast.p10 > 1000000
            then:
              - alert: {severity: info}
        """);
  }
}
