package io.bursar.forecasting.neural;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.FaultException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A net on a server that speaks the Open Inference Protocol, version 2, over REST: a model of the
 * net's name, with the input and output of the net's shape.
 */
final class RemoteNet implements Net {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient http;
  private final URI infer;
  private final Optional<String> key;
  private final Duration patience;
  private final NetShape shape;

  /**
   * A net of a server; nothing is asked yet.
   *
   * @param server what comes before {@code /v2}
   * @param key sent as bearer token
   * @param patience how long an answer may take
   * @param shape what it takes and gives
   */
  RemoteNet(
      HttpClient http,
      URI server,
      String model,
      Optional<String> key,
      Duration patience,
      NetShape shape) {
    String base = server.toString().replaceFirst("/+$", "");
    this.http = http;
    this.infer = URI.create(base + "/v2/models/" + model + "/infer");
    this.key = key;
    this.patience = patience;
    this.shape = shape;
  }

  @Override
  public float[] predict(float[] rows) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(infer)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(question(rows).toString()));
    key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IllegalStateException(infer + " answers " + answer.statusCode());
      }
      return numbers(JSON.readTree(answer.body()), rows.length / shape.in() * shape.out());
    } catch (HttpTimeoutException e) {
      throw new LateAnswerException(infer + " does not answer within " + patience);
    } catch (IOException e) {
      throw new IllegalStateException(infer + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + infer, e);
    }
  }

  private ObjectNode question(float[] rows) {
    ObjectNode question = JSON.createObjectNode();
    ObjectNode input = question.putArray("inputs").addObject();
    input.put("name", NetShape.IN);
    input.put("datatype", "FP32");
    input.putArray("shape").add(rows.length / shape.in()).add(shape.in());
    ArrayNode data = input.putArray("data");
    for (float each : rows) {
      data.add(each);
    }
    return question;
  }

  private float[] numbers(JsonNode answer, int size) {
    for (JsonNode output : answer.path("outputs")) {
      if (shape.output().equals(output.path("name").asText())) {
        JsonNode data = output.path("data");
        if (data.size() != size) {
          throw new FaultException(
              Fault.WRONG_SHAPE, infer + " answers " + data.size() + " numbers and not " + size);
        }
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
          numbers[i] = data.get(i).isNumber() ? data.get(i).floatValue() : Float.NaN;
        }
        return numbers;
      }
    }
    throw new IllegalStateException(infer + " answers without " + shape.output());
  }

  /** There is nothing to let go of. */
  @Override
  public void close() {}
}
