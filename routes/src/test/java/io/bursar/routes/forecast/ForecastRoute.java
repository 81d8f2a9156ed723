package io.bursar.routes.forecast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** A test of the route of forecast in a {@link ForecastHub}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@Timeout(120)
@DirtiesContext
@SpringBootTest(
    classes = ForecastHub.class,
    properties = {
      "bursar.stages=forecast",
      "camel.component.kamelet.location=classpath:kamelets-of-tests,classpath:kamelets",
      "camel.main.routes-include-pattern="
          + "classpath:camel/bus.camel.yaml,classpath:camel/forecast.camel.yaml",
      // Longer than any test may take: only the step's own patience gets by a Redis that is silent.
      "spring.data.redis.timeout=10m",
      "logging.level.root=warn"
    })
@interface ForecastRoute {}
