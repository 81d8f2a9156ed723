package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real model behind a server that speaks the Open Inference Protocol, well or badly. */
class RemoteModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(300);

  @TempDir static Path folder;
  private static ModelRegistry registry;
  private static ModelShelf here;
  private static List<DailySeries> lines;

  private HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private UnaryOperator<String> spoil = answer -> answer;
  private int status = 200;
  private Duration delay = Duration.ZERO;
  private volatile String authorization;

  @BeforeAll
  static void train() {
    TrainedOnce.into(folder.resolve("trained"));
    registry = new ModelRegistry(folder.resolve("models"));
    registry.register(folder.resolve("trained"));
    registry.promote(1);
    here = new ModelShelf(registry);
    lines = TrainedOnce.lines();
  }

  @AfterAll
  static void close() {
    here.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oip/v2/models/", this::infer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void infer(HttpExchange call) throws IOException {
    authorization = call.getRequestHeaders().getFirst("Authorization");
    JsonNode input = JSON.readTree(call.getRequestBody()).get("inputs").get(0);
    float[] rows = new float[input.get("data").size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = input.get("data").get(i).floatValue();
    }
    String net = call.getRequestURI().getPath().split("/", -1)[4];
    float[] quantiles = here.infer(net, rows).orElseThrow().numbers();
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode output = answer.putArray("outputs").addObject();
    output.put("name", "quantiles");
    ArrayNode data = output.putArray("data");
    for (float each : quantiles) {
      data.add(each);
    }
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body = spoil.apply(answer.toString()).getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  @Test
  void itSaysWhatTheSameModelSaysInThisProcess() {
    List<Foreseen> there = foresee(PATIENCE);
    assertThat(there).isEqualTo(new Foresight(here).foresee(lines, TrainedOnce.CUT));
    assertThat(there).allMatch(it -> it.days().model().equals("neural/1"));
    assertThat(authorization).isEqualTo("Bearer secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not json",
      })
  void whoAnswersSomethingElseIsReplaced(String answer) {
    spoil = any -> answer;
    replaced(PATIENCE, Fault.FAILED);
  }

  @Test
  void whoAnswersTooFewNumbersIsReplaced() {
    spoil = any -> "{\"outputs\":[{\"name\":\"quantiles\",\"data\":[1,2]}]}";
    replaced(PATIENCE, Fault.WRONG_SHAPE);
  }

  @Test
  void whoAnswersNoNumbersIsReplaced() {
    spoil = answer -> answer.replaceAll("-?\\d+\\.\\d+(E-?\\d+)?", "\"NaN\"");
    replaced(PATIENCE, Fault.NOT_A_NUMBER);
  }

  @Test
  void whoIsTooSlowRefusesOrIsGoneIsReplaced() {
    delay = IMPATIENCE.multipliedBy(4);
    replaced(IMPATIENCE, Fault.SLOW);
    delay = Duration.ZERO;
    status = 503;
    replaced(PATIENCE, Fault.FAILED);
    server.stop(0);
    replaced(PATIENCE, Fault.FAILED);
  }

  private void replaced(Duration patience, Fault why) {
    assertThat(foresee(patience))
        .hasSize(lines.size())
        .noneMatch(it -> it.days().model().startsWith("neural"))
        .allMatch(it -> it.fallback().equals(Optional.of(why)));
  }

  private List<Foreseen> foresee(Duration patience) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oip/");
    try (ModelShelf shelf = ModelShelf.remote(registry, address, Optional.of("secret"), patience)) {
      return new Foresight(shelf).foresee(lines, TrainedOnce.CUT);
    }
  }
}
