package io.bursar.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.forecasting.neural.NetShape;
import io.bursar.forecasting.serving.NetAnswer;
import io.bursar.routes.bus.BusJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * {@code /oip/v2}: the trained nets that serve in this hub, by the Open Inference Protocol, version
 * 2, over REST. A client of the protocol takes {@code /api/v1/oip} as its server.
 */
public final class InferenceCalls {

  /** The nets that serve. */
  interface Nets {

    /** What each net takes and gives, by its name. */
    Map<String, NetShape> shapes();

    /** The version that serves; empty when no trained model does. */
    Optional<Integer> version();

    /** What a net says of rows; empty when no trained model serves. */
    Optional<NetAnswer> infer(String net, float[] rows);
  }

  private static final String TYPE = "FP32";

  private final Nets nets;

  InferenceCalls(Nets nets) {
    this.nets = nets;
  }

  /** {@code GET /oip/v2}. */
  public Answer server() {
    return json(fields("name", "bursar", "version", "1", "extensions", List.of()));
  }

  /** {@code GET /oip/v2/health/live}: who reads the answer knows. */
  public Answer live() {
    return json(fields("live", true));
  }

  /** {@code GET /oip/v2/health/ready}: whether a trained model serves. */
  public Answer ready() {
    boolean ready = nets.version().isPresent();
    return readiness(ready, fields("ready", ready));
  }

  /** {@code GET /oip/v2/models/{model}/ready}. */
  public Answer modelReady(ApiRequest call) {
    String model = known(call);
    boolean ready = nets.version().isPresent();
    return readiness(ready, fields("name", model, "ready", ready));
  }

  /**
   * The protocol's answer is the status, 200 for true and 4xx for false; the body says it again.
   */
  private static Answer readiness(boolean ready, Map<String, Object> fields) {
    Answer answer = json(fields);
    return ready ? answer : answer.withStatus(HttpServletResponse.SC_BAD_REQUEST);
  }

  /** {@code GET /oip/v2/models/{model}}. */
  public Answer model(ApiRequest call) {
    String model = known(call);
    NetShape shape = nets.shapes().get(model);
    return json(
        fields(
            "name",
            model,
            "versions",
            nets.version().map(it -> List.of(it.toString())).orElse(List.of()),
            "platform",
            "tensorflow_savedmodel",
            "inputs",
            List.of(tensor(NetShape.IN, List.of(-1, shape.in()))),
            "outputs",
            List.of(tensor(shape.output(), List.of(-1, shape.out())))));
  }

  /** {@code POST /oip/v2/models/{model}/infer}. */
  public Answer infer(Exchange exchange) {
    ApiRequest call = exchange.getProperty(ApiRequest.ATTRIBUTE, ApiRequest.class);
    String model = known(call);
    NetShape shape = nets.shapes().get(model);
    JsonNode asked = read(exchange.getMessage().getBody(byte[].class));
    float[] rows = rows(asked, shape.in());
    NetAnswer answered =
        nets.infer(model, rows)
            .orElseThrow(
                () ->
                    new Refusal(ApiCode.MODEL_ABSENT, "no version is promoted, or it is refused"));
    float[] said = answered.numbers();
    Map<String, Object> output =
        tensor(shape.output(), List.of(said.length / shape.out(), shape.out()));
    output.put("data", said);
    Map<String, Object> answer =
        fields("model_name", model, "model_version", String.valueOf(answered.version()));
    if (asked.path("id").isTextual()) {
      answer.put("id", asked.get("id").asText());
    }
    answer.put("outputs", List.of(output));
    return json(answer);
  }

  private String known(ApiRequest call) {
    String model = call.given("model");
    if (!nets.shapes().containsKey(model)) {
      throw new Refusal(
          ApiCode.MODEL_UNKNOWN,
          "model is " + Problem.shown(model) + "; there are " + nets.shapes().keySet());
    }
    return model;
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode asked = BusJson.mapper().readTree(body);
      if (asked != null && asked.path("inputs").isArray() && asked.get("inputs").size() == 1) {
        return asked;
      }
    } catch (IOException e) {
      throw malformed("the body is no JSON");
    }
    throw malformed("inputs must have one tensor");
  }

  private static float[] rows(JsonNode asked, int width) {
    JsonNode input = asked.get("inputs").get(0);
    if (!NetShape.IN.equals(input.path("name").asText())
        || !TYPE.equals(input.path("datatype").asText())) {
      throw malformed("the input must have the name " + NetShape.IN + " and the datatype " + TYPE);
    }
    JsonNode shape = input.path("shape");
    if (!isOfRows(shape, width)) {
      throw malformed(
          "shape is " + Problem.shown(shape.toString()) + " and not [n, " + width + "]");
    }
    long size = shape.get(0).asLong() * width;
    JsonNode data = input.path("data");
    if (!data.isArray() || data.size() != size) {
      throw malformed("data has " + data.size() + " numbers in a list and not " + size);
    }
    float[] rows = new float[data.size()];
    for (int i = 0; i < rows.length; i++) {
      JsonNode number = data.get(i);
      if (!number.isNumber() || !Float.isFinite(number.floatValue())) {
        throw malformed("data[" + i + "] is " + Problem.shown(number.toString()));
      }
      rows[i] = number.floatValue();
    }
    return rows;
  }

  /** Only whole numbers count: what else is taken for one might be another to the sender. */
  private static boolean isOfRows(JsonNode shape, int width) {
    return shape.isArray()
        && shape.size() == 2
        && isWhole(shape.get(0))
        && shape.get(0).intValue() > 0
        && isWhole(shape.get(1))
        && shape.get(1).intValue() == width;
  }

  private static boolean isWhole(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToInt();
  }

  private static Map<String, Object> tensor(String name, List<Integer> shape) {
    return fields("name", name, "datatype", TYPE, "shape", shape);
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static Refusal malformed(String what) {
    return new Refusal(ApiCode.MALFORMED, what);
  }

  private static Answer json(Map<String, Object> fields) {
    return Answer.json(BusJson.write(fields), Map.of());
  }
}
