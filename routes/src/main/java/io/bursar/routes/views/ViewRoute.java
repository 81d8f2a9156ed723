package io.bursar.routes.views;

import io.bursar.routes.bus.Topic;
import java.util.Locale;

/** The routes of views.camel.yaml: what each follows, and how far it came is kept under what. */
enum ViewRoute {
  USAGE_HOT(Topic.USAGE),
  USAGE(Topic.USAGE),
  CHARGES(Topic.POSTINGS),
  WINDOWS(Topic.WINDOWS),
  DECISIONS(Topic.DECISIONS),
  FORECASTS(Topic.FORECASTS),
  REJECTS(Topic.REJECTED),
  DELIVERIES(Topic.DELIVERIES),
  IMPORTS(Topic.CONTROL),
  IMPORT_COUNTS(Topic.REPLIES);

  private final Topic topic;

  ViewRoute(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  /** The view's name in metrics and health. */
  String view() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String routeId() {
    return "views-" + view();
  }

  String group() {
    return "bursar." + routeId();
  }
}
