package io.bursar.routes.forecast;

import io.bursar.forecasting.neural.Patience;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The models that serve: the stage's, and those of the API, which is where charges are collected.
 */
@Configuration(proxyBeanMethods = false)
@RunsStage({Stage.FORECAST, Stage.COLLECT})
class ForesightConfiguration {

  /**
   * What {@code ./bursar model promote} says is found at the next forecast.
   *
   * @param server a server that speaks the Open Inference Protocol; empty for TensorFlow in this
   *     process
   * @param key sent to it as bearer token; empty for none
   * @param patience how long an answer may take; in this process so long and {@link Patience#A_ROW}
   *     for each row
   */
  @Bean
  ModelShelf modelShelf(
      @Value("${bursar.models:${bursar.data:data}/models}") Path models,
      @Value("${bursar.inference.url:}") String server,
      @Value("${bursar.inference.key:}") String key,
      @Value("${bursar.inference.patience:5s}") Duration patience) {
    ModelRegistry registry = new ModelRegistry(models);
    return server.isBlank()
        ? new ModelShelf(registry, Patience.of(patience))
        : ModelShelf.remote(
            registry,
            URI.create(server.strip()),
            Optional.of(key).filter(it -> !it.isBlank()),
            patience);
  }

  @Bean
  Foresight foresight(ModelShelf shelf) {
    return new Foresight(shelf);
  }
}
