package io.bursar.routes.forecast;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The models that serve: the stage's, and those of the API, which is where charges are collected.
 */
@Configuration(proxyBeanMethods = false)
@RunsStage({Stage.FORECAST, Stage.COLLECT})
class ForesightConfiguration {

  /** What {@code ./bursar model promote} says is found at the next forecast. */
  @Bean
  ModelShelf modelShelf(@Value("${bursar.models:${bursar.data:data}/models}") Path models) {
    return new ModelShelf(new ModelRegistry(models));
  }

  @Bean
  Foresight foresight(ModelShelf shelf) {
    return new Foresight(shelf);
  }
}
