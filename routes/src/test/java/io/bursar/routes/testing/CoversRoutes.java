package io.bursar.routes.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the routes that a test with camel-test-spring-junit5 is about. Every route of every route
 * file is named by some test ({@link EveryRouteHasItsTest}); and when the tests of a class have
 * run, each route that it names must have carried something.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RoutesWereUsed.class)
public @interface CoversRoutes {
  /** Ids of routes. */
  String[] value() default {};

  /** Ids of templates, from which routes are made and taken away while tests run. */
  String[] templates() default {};
}
