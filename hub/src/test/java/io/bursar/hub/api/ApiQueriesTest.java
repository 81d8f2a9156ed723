package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked and what is answered. */
class ApiQueriesTest extends ApiTest {

  @Autowired List<String> resent;
  @Autowired PlayedNets nets;

  @Test
  void usageOfANodeAndPeriod() {
    JsonNode item = items("/usage?node=acme/ads/search&period=2026-11", world.acmeViewer).get(0);
    assertThat(item.toString())
        .isEqualTo(
            "{\"tenant\":\"acme\",\"node\":\"acme/ads/search\",\"nodeId\":\"acme/ads/search\","
                + "\"period\":\"2026-11\",\"currency\":\"CNY\",\"budget\":\"400\",\"spent\":\"10\","
                + "\"held\":\"0\",\"available\":\"390\",\"offset\":7}");
  }

  @Test
  void withoutPeriodItIsTheCurrentMonthInTheTenantsZone() {
    String month = YearMonth.now(ZoneId.of("Asia/Shanghai")).toString();
    assertThat(items("/usage?node=acme/cloud", world.acmeViewer).get(0).get("period").asText())
        .isEqualTo(month);
  }

  @Test
  void aNodeWithoutSpendingAnswersZeroWithItsBudget() {
    JsonNode ads = items("/usage?node=acme/ads&period=2026-12", world.acmeViewer).get(0);
    assertThat(ads.get("budget").asText()).isEqualTo("600");
    assertThat(ads.get("spent").asText()).isEqualTo("0");
    assertThat(ads.get("available").asText()).isEqualTo("600");
    assertThat(ads.get("offset").asLong()).isEqualTo(-1);
    JsonNode social = items("/usage?node=acme/ads/social&period=2026-12", world.acmeViewer).get(0);
    assertThat(social.get("budget").isNull()).isTrue();
    assertThat(social.get("available").isNull()).isTrue();
    assertThat(budget("acme/cloud", "2026-Q4")).isEqualTo("900");
    assertThat(budget("acme/cloud", "2026-Q3")).isEqualTo("null");
    // Case 50 with nothing spent: 400 over the 20 days from the 11th on.
    assertThat(budget("acme/ads/search", "2026-11-11")).isEqualTo("20");
  }

  private String budget(String node, String period) {
    return items("/usage?node=" + node + "&period=" + period, world.acmeViewer)
        .get(0)
        .get("budget")
        .asText();
  }

  @Test
  void daysThatAreNotLikeOthers() {
    assertThat(items("/calendars", world.adsViewer).toString())
        .isEqualTo(
            "[{\"tenant\":\"acme\",\"zone\":\"Asia/Shanghai\",\"holidays\":["
                + "{\"day\":\"2026-12-25\",\"name\":\"Christmas\"},{\"day\":\"2027-01-01\"}],"
                + "\"promotions\":[{\"name\":\"Singles' Day\",\"from\":\"2026-11-01\","
                + "\"to\":\"2026-11-11\"}]}]");
    assertThat(items("/calendars", world.viewer).findValuesAsText("tenant"))
        .containsExactly("acme", "globex");
    assertProblem(get("/calendars?tenant=globex", world.acmeViewer), ApiCode.TENANT_UNKNOWN);
  }

  @Test
  void aSubtreeIsListedByPath() {
    assertThat(paths("/usage?node=acme/ads&subtree=true&period=2026-11-01", world.acmeViewer))
        .containsExactly("acme/ads", "acme/ads/moved", "acme/ads/search", "acme/ads/social");
    assertThat(paths("/usage?node=acme/ads&period=2026-11-01", world.acmeViewer))
        .containsExactly("acme/ads");
    assertThat(paths("/usage?period=2026-12", world.viewer))
        .containsExactly(
            "acme",
            "acme/ads",
            "acme/ads/search",
            "acme/ads/social",
            "acme/cloud",
            "acme/cloud/moved",
            "acme/unallocated",
            "globex",
            "globex/secret",
            "globex/unallocated");
  }

  @Test
  void aNodeIsFoundByIdAndByThePathItHadThen() {
    assertThat(paths("/usage?node=n-42&period=2026-10", world.acmeViewer))
        .containsExactly("acme/ads/moved");
    assertThat(paths("/usage?node=acme/cloud/moved&period=2026-12", world.acmeViewer))
        .containsExactly("acme/cloud/moved");
    assertProblem(
        get("/usage?node=acme/ads/moved&period=2026-12", world.acmeViewer), ApiCode.NODE_UNKNOWN);
  }

  @Test
  void pagesFollowEachOtherAcrossTenantsWithoutLossOrRepetition() {
    List<String> all = paths("/usage?period=2026-12", world.viewer);
    for (int limit = 1; limit <= all.size() + 1; limit++) {
      List<String> paged = new ArrayList<>();
      Optional<String> next = Optional.of("/api/v1/usage?limit=" + limit + "&period=2026-12");
      while (next.isPresent()) {
        HttpResponse<String> answer = send(request(next.get(), world.viewer));
        assertThat(json(answer).size()).isLessThanOrEqualTo(limit);
        paged.addAll(json(answer).findValuesAsText("node"));
        next =
            answer
                .headers()
                .firstValue("Link")
                .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"));
      }
      assertThat(paged).as("limit " + limit).isEqualTo(all);
    }
  }

  @Test
  void aPeriodThatIsNoneIsRefused() {
    for (String period : List.of("2026-13", "2026-02-30", "2026-Q5", "Q4-2026", "FY2026", "0000")) {
      HttpResponse<String> answer = get("/usage?period=" + period, world.viewer);
      assertThat(answer.statusCode()).as(period + answer.body()).isIn(200, 400);
      if (!period.equals("0000")) {
        assertProblem(answer, ApiCode.PERIOD_INVALID);
      }
    }
  }

  @Test
  void theChargesBehindAFigureFollowANodeThatMoves() {
    assertThat(amounts("acme/ads")).containsExactly("10", "3");
    assertThat(amounts("acme/cloud")).containsExactly("-1.5", "4");
    assertThat(amounts("acme")).containsExactly("10", "3", "-1.5", "4");
    BigDecimal sum =
        amounts("acme").stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum.toPlainString())
        .isEqualTo(
            items("/usage?node=acme&period=2026-11", world.acmeViewer)
                .get(0)
                .get("spent")
                .asText());
    assertThat(items("/charges?node=n-42&subtree=false&period=2026-11-10", world.acmeViewer))
        .hasSize(1);
  }

  private List<String> amounts(String node) {
    return items("/charges?limit=1000&period=2026-11&node=" + node, world.acmeViewer)
        .findValuesAsText("amount");
  }

  @Test
  void budgetsAreListedAsDeclared() {
    JsonNode budgets = items("/budgets?tenant=acme", world.acmeViewer);
    assertThat(budgets).hasSize(5);
    assertThat(budgets.get(2).get("kind").asText()).isEqualTo("day");
    assertThat(budgets.get(2).get("pace").asText()).isEqualTo("even");
    assertThat(items("/budgets?kind=quarter", world.acmeViewer).get(0).get("byPeriod").toString())
        .isEqualTo("{\"2026-Q4\":\"900\"}");
  }

  @Test
  void windowsOfANode() {
    String span = "&from=2026-11-05T04:00:00Z&to=2026-11-05T12:05:00%2B08:00";
    assertThat(items("/windows?node=acme/ads" + span, world.acmeViewer)).hasSize(1);
    assertThat(items("/windows?node=acme/ads&to=2026-11-05T04:00:00Z", world.acmeViewer)).isEmpty();
    assertProblem(get("/windows", world.acmeViewer), ApiCode.PARAMETER_MISSING);
    assertProblem(
        get("/windows?node=acme&from=yesterday", world.acmeViewer), ApiCode.PARAMETER_INVALID);
  }

  @Test
  void decisionsAreFilteredByWhatIsAsked() {
    assertThat(items("/decisions?status=frozen", world.acmeViewer).findValuesAsText("nodeId"))
        .containsExactly("acme/cloud", "acme/cloud");
    assertThat(items("/decisions?policy=other", world.acmeViewer)).isEmpty();
    assertThat(items("/decisions?node=acme&subtree=false", world.acmeViewer)).isEmpty();
  }

  @Test
  void rejectsCarryTheUntouchedOriginal() throws Exception {
    JsonNode reject = items("/rejects?code=BUR-1203", world.acmeViewer).get(0);
    assertThat(reject.get("original").binaryValue()).containsExactly('{', 0);
  }

  @Test
  void anUndeliveredDeliveryIsSentAgain() {
    resent.clear();
    HttpResponse<String> answer = resend("d2.2.chat", world.acmeOperator);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(resent).containsExactly("acme d2:2:chat notify 3");
    assertProblem(resend("d2.2.log", world.acmeOperator), ApiCode.DELIVERY_NOT_DEAD);
    assertProblem(resend("d2.2.none", world.acmeOperator), ApiCode.DELIVERY_UNKNOWN);
    assertProblem(resend("none", world.acmeOperator), ApiCode.DELIVERY_UNKNOWN);
    assertProblem(resend("d2.2.chat", world.adsOperator), ApiCode.DELIVERY_UNKNOWN);
    assertProblem(resend("d2.2.chat", world.acmeViewer), ApiCode.FORBIDDEN);
    assertThat(resent).hasSize(1);
  }

  @Test
  void forecastsComeWithWhatWasSpentAndHowEarlierOnesDid() {
    assertThat(paths("/forecasts", world.acmeViewer)).containsExactly("acme/ads/search");
    JsonNode item = items("/forecasts?node=acme/ads/search", world.acmeViewer).get(0);
    assertThat(item.get("days")).hasSize(3);
    assertThat(item.get("history")).hasSize(60);
    assertThat(item.get("past")).hasSize(1);
    JsonNode past = item.get("past").get(0);
    assertThat(past.get("days").asInt()).isBetween(1, 2);
    assertThat(past.get("foreseen").asText()).isIn("5", "10");
    assertThat(past.get("came").asText()).isEqualTo("0");
    assertThat(past.get("within").asInt()).isZero();
    assertThat(items("/forecasts?node=acme/cloud", world.acmeViewer)).isEmpty();
    assertProblem(get("/forecasts?node=globex/secret", world.acmeViewer), ApiCode.NODE_UNKNOWN);
  }

  @Test
  void whoMayOperateATenantMayAskForForecasts() {
    resent.clear();
    HttpResponse<String> answer = refresh(world.acmeOperator);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(resent).singleElement().asString().startsWith("acme from 20");
    assertProblem(refresh(world.adsOperator), ApiCode.FORBIDDEN);
    assertProblem(refresh(world.acmeViewer), ApiCode.FORBIDDEN);
    resent.clear();
  }

  @Test
  void anyNumbersAreForeseen() throws Exception {
    HttpResponse<String> answer = numbers("{\"values\":[10,20,30],\"origin\":\"2026-11-05\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.get("days")).hasSize(30);
    assertThat(body.get("days").get(0).get("day").asText()).isEqualTo("2026-11-05");
    assertThat(body.get("days").get(0).get("p50").asDouble()).isBetween(10.0, 30.0);
    assertThat(body.get("total").get("p10").asDouble())
        .isLessThan(body.get("total").get("p50").asDouble());
    String week = "1,2,3,4,5,6,0,".repeat(285);
    JsonNode many =
        new ObjectMapper().readTree(numbers("{\"values\":[" + week + "1,2,3,4,5]}").body());
    assertThat(many.get("days").get(0).get("p50").asDouble()).isCloseTo(6, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"values\":[1,2]}",
        "{\"values\":[1,2,1e16]}",
        "{\"values\":[null,null,null]}",
        "{\"values\":[1,2,\"NaN\"]}",
        "{\"values\":[1,2,\"3\"]}",
        "{\"values\":[1,2,3,\"\"]}",
        "{\"values\":[1,2,3,true]}",
        "{\"values\":[1,2,3],\"origin\":\"\"}",
        "{\"values\":[1,2,3],\"origin\":20000}",
        "{\"values\":[1,2,3],\"origin\":[2026,11,28]}",
        "{\"values\":[1,2,3],\"origin\":\"2026-11-28T23:00:00Z\"}",
        "{\"values\":[1,2,3]} more",
        "{\"values\":[1,2,3],\"origin\":\"+12345-01-01\"}",
        "{\"values\":[1,2,3],\"more\":1}",
        "{\"values\":null}",
        "[1,2,3]",
        "null",
        ""
      })
  void whatIsNoNumbersIsRefused(String body) {
    assertProblem(numbers(body), ApiCode.MALFORMED);
  }

  @Test
  void netsAreAskedByTheOpenInferenceProtocol() throws Exception {
    HttpResponse<String> answer = infer("[2,2]", "[1,2,3,4]");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.get("model_name").asText()).isEqualTo("days");
    assertThat(body.get("model_version").asText()).isEqualTo("3");
    JsonNode output = body.get("outputs").get(0);
    assertThat(output.get("shape").toString()).isEqualTo("[2,4]");
    assertThat(output.get("data").toString()).isEqualTo("[1.0,1.0,1.0,1.0,3.0,3.0,3.0,3.0]");
    assertProblem(infer("[2,3]", "[1,2,3,4,5,6]"), ApiCode.MALFORMED);
    assertProblem(infer("[3,2]", "[1,2,3,4]"), ApiCode.MALFORMED);
    assertProblem(infer("[0,2]", "[]"), ApiCode.MALFORMED);
    assertProblem(infer("[1,2]", "[1,\"x\"]"), ApiCode.MALFORMED);
    assertProblem(infer("[1,2]", "[1,1e300]"), ApiCode.MALFORMED);
    assertProblem(get("/oip/v2/models/nets", world.acmeViewer), ApiCode.MODEL_UNKNOWN);
  }

  /** The protocol: 200 is true and 4xx false; the body is for people. */
  @Test
  void whoIsReadySaysSoByTheStatus() {
    String key = world.acmeViewer;
    assertReadiness(200, "true");
    nets.serve(false);
    try {
      assertReadiness(400, "false");
      assertThat(get("/oip/v2/health/live", key).statusCode()).isEqualTo(200);
      assertThat(infer("[1,2]", "[1,2]").statusCode()).isEqualTo(503);
    } finally {
      nets.serve(true);
    }
    assertProblem(get("/oip/v2/models/nets/ready", key), ApiCode.MODEL_UNKNOWN);
  }

  private void assertReadiness(int status, String ready) {
    HttpResponse<String> server = get("/oip/v2/health/ready", world.acmeViewer);
    assertThat(server.statusCode()).isEqualTo(status);
    assertThat(server.body()).isEqualTo("{\"ready\":" + ready + "}");
    new ContractAnswers(contract).assertDescribed("inferenceReady", server);
    HttpResponse<String> model = get("/oip/v2/models/days/ready", world.acmeViewer);
    assertThat(model.statusCode()).isEqualTo(status);
    assertThat(model.body()).isEqualTo("{\"name\":\"days\",\"ready\":" + ready + "}");
    new ContractAnswers(contract).assertDescribed("inferenceModelReady", model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputs\":{\"a\":1}}",
        "{\"inputs\":[1]}",
        "{\"inputs\":[]}",
        "[]",
        "null",
      })
  void whatIsNoTensorIsRefused(String body) {
    assertProblem(infer(body), ApiCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"b\":2}",
        "[\"1\",\"2\"]",
        "[1.5,2]",
        "[1,2.5]",
        "[1,4294967298]",
        "[4294967297,2]",
        "[-1,2]",
        "[1]",
      })
  void whatIsNoShapeIsRefused(String shape) {
    assertProblem(infer(shape, "[1,2]"), ApiCode.MALFORMED);
  }

  @Test
  void dataThatIsNoListIsRefused() {
    assertProblem(infer("[1,2]", "{\"a\":1,\"b\":2}"), ApiCode.MALFORMED);
  }

  private HttpResponse<String> infer(String shape, String data) {
    String body =
        "{\"inputs\":[{\"name\":\"rows\",\"datatype\":\"FP32\",\"shape\":%s,\"data\":%s}]}"
            .formatted(shape, data);
    return infer(body);
  }

  private HttpResponse<String> infer(String body) {
    return post("/oip/v2/models/days/infer", world.acmeViewer, "application/json", body);
  }

  private HttpResponse<String> numbers(String body) {
    return post("/forecasts", world.acmeViewer, "application/json", body);
  }

  private HttpResponse<String> refresh(String key) {
    return post("/forecasts/refresh", key, "application/json", "{}");
  }

  private HttpResponse<String> resend(String id, String key) {
    return post("/deliveries/" + id + "/resend", key, "application/json", "{}");
  }

  private List<String> paths(String path, String key) {
    return StreamSupport.stream(items(path, key).spliterator(), false)
        .map(item -> item.get("node").asText())
        .toList();
  }
}
