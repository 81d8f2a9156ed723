package io.bursar.routes.collect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The stage collect on a real broker; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@SpringBootTest(
    classes = CollectTestHub.class,
    properties = {
      "bursar.stages=collect",
      "bursar.collect.rest-millis=500",
      "camel.component.kamelet.location=classpath:kamelets"
    })
@ContextConfiguration(initializers = CollectTestHub.Servers.class)
@interface CollectRouteTest {}
