package io.bursar.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Camel counts the exchanges of each route; a route that a test names has some. It looks after each
 * test: after the last one the context may be closed, and asking for it would start another.
 */
final class RoutesWereUsed implements AfterEachCallback, AfterAllCallback {

  private final Set<String> used = new TreeSet<>();

  @Override
  public void afterEach(ExtensionContext context) {
    SpringExtension.getApplicationContext(context)
        .getBean(MeterRegistry.class)
        .find("camel.exchanges.total")
        .counters()
        .forEach(
            counter -> {
              String route = counter.getId().getTag("routeId");
              if (route != null && counter.count() > 0) {
                used.add(route);
              }
            });
  }

  @Override
  public void afterAll(ExtensionContext context) {
    CoversRoutes covers = context.getRequiredTestClass().getAnnotation(CoversRoutes.class);
    assertThat(used).as("routes that carried something").contains(covers.value());
  }
}
