package io.bursar.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bursar.routes.testing.CoversRoutes;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** A route without a test does not get in, nor a test that names a route that is gone. */
class EveryRouteHasItsTest {

  @Test
  void theRoutesOfTheRouteFilesAreThoseThatTestsName() throws Exception {
    Set<String> routes = new TreeSet<>();
    Set<String> templates = new TreeSet<>();
    for (Class<?> test : tests()) {
      assertThat(AnnotatedElementUtils.hasAnnotation(test, CamelSpringBootTest.class))
          .as("%s runs with camel-test-spring-junit5", test.getSimpleName())
          .isTrue();
      CoversRoutes covers = test.getAnnotation(CoversRoutes.class);
      routes.addAll(List.of(covers.value()));
      templates.addAll(List.of(covers.templates()));
    }
    assertThat(routes).isEqualTo(declared("route"));
    assertThat(templates).isEqualTo(declared("routeTemplate"));
  }

  private static Set<String> declared(String kind) throws IOException {
    Set<String> ids = new TreeSet<>();
    YAMLMapper yaml = new YAMLMapper();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:camel/*.camel.yaml")) {
      for (JsonNode element : yaml.readTree(file.getContentAsByteArray())) {
        if (element.has(kind)) {
          ids.add(element.get(kind).path("id").asText(file.getFilename() + " without id"));
        }
      }
    }
    assertThat(ids).as("found any %s at all", kind).isNotEmpty();
    return ids;
  }

  private static List<Class<?>> tests() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(CoversRoutes.class));
    List<Class<?>> tests = new java.util.ArrayList<>();
    for (BeanDefinition found : scanner.findCandidateComponents("io.bursar.routes")) {
      tests.add(Class.forName(found.getBeanClassName()));
    }
    return tests;
  }
}
