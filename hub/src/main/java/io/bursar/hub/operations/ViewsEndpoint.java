package io.bursar.hub.operations;

import io.bursar.hub.api.ApiCode;
import io.bursar.hub.api.Problem;
import io.bursar.routes.views.ViewAway;
import io.bursar.routes.views.ViewRebuild;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;

/**
 * {@code /views} of the process that runs them: GET says how many records of the bus they are
 * behind, POST drops them and makes them again.
 */
@WebEndpoint(id = "views")
final class ViewsEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(ViewsEndpoint.class);

  private static final MimeType PROBLEM = MimeType.valueOf(Problem.MEDIA_TYPE);

  private final ViewRebuild views;

  ViewsEndpoint(ViewRebuild views) {
    this.views = views;
  }

  @ReadOperation
  WebEndpointResponse<Map<String, Object>> behind() {
    try {
      return new WebEndpointResponse<>(Map.of("behind", views.behind()));
    } catch (IllegalStateException | KafkaException e) {
      LOG.warn("How far the views are is not known: {}", e.getMessage());
      return problem(ApiCode.VIEW_DOWN, "the bus does not answer");
    }
  }

  @WriteOperation
  WebEndpointResponse<Map<String, Object>> rebuild() {
    try {
      views.rebuild();
    } catch (ViewAway e) {
      LOG.warn("The views are not made again: {}", e.getMessage());
      return problem(ApiCode.VIEW_DOWN, "what the views are kept in does not answer");
    } catch (IllegalStateException e) {
      LOG.warn("The views are not made again", e);
      return problem(ApiCode.VIEWS_HELD, String.valueOf(e.getMessage()));
    }
    return behind();
  }

  private static WebEndpointResponse<Map<String, Object>> problem(ApiCode code, String detail) {
    return new WebEndpointResponse<>(
        Problem.of(code, detail).members(code.status()), code.status(), PROBLEM);
  }
}
