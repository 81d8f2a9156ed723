package io.bursar.hub.api;

import io.bursar.hub.keys.Keyring;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.task.AsyncTaskExecutor;

/** The door and what stands behind it. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  private static final int CALLS = 64;
  private static final int UPLOADS = 8;
  private static final long LEAST_BODY_BYTES = 32L * 1024 * 1024;

  @Bean
  Contract contract() {
    return Contract.load();
  }

  @Bean
  Refusals refusals(MeterRegistry meters) {
    return new Refusals(meters);
  }

  @Bean
  Writers writers(Tenants tenants) {
    return new Writers(tenants);
  }

  @Bean
  FilterRegistrationBean<Door> door(Contract contract, Keyring keys, Refusals refusals) {
    long bodies = Math.max(LEAST_BODY_BYTES, Runtime.getRuntime().maxMemory() / 8);
    Crowd crowd = new Crowd(CALLS, UPLOADS, bodies);
    FilterRegistrationBean<Door> door =
        new FilterRegistrationBean<>(new Door(contract, keys, crowd, refusals));
    door.addUrlPatterns("/*");
    // Before everything but the filter that times requests.
    door.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return door;
  }

  @Bean("platform-http-engine")
  ApiEngine apiEngine(
      Contract contract,
      Environment environment,
      AsyncTaskExecutor others,
      Writers writers,
      Refusals refusals) {
    int port = environment.getProperty("server.port", Integer.class, 8080);
    return new ApiEngine(contract.base(), port, others, writers, refusals);
  }

  @Bean
  TomcatLimits tomcatLimits() {
    return new TomcatLimits();
  }

  @Bean
  ProblemErrors problemErrors() {
    return new ProblemErrors();
  }
}
