package io.bursar.hub.operations;

import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.views.ViewRebuild;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator can do with the views where they are written. */
@Configuration(value = "viewsOperations", proxyBeanMethods = false)
@RunsStage(Stage.VIEWS)
class ViewsConfiguration {

  /** Not at a management port of its own, which asks for no key. */
  @Bean
  @ConditionalOnManagementPort(ManagementPortType.SAME)
  ViewsEndpoint viewsEndpoint(ViewRebuild views) {
    return new ViewsEndpoint(views);
  }
}
