package io.bursar.hub.operations;

import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.views.ViewRebuild;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator can do with the views where they are written. */
@Configuration(value = "viewsOperations", proxyBeanMethods = false)
@RunsStage(Stage.VIEWS)
class ViewsConfiguration {

  @Bean
  ViewsEndpoint viewsEndpoint(ViewRebuild views) {
    return new ViewsEndpoint(views);
  }
}
