package io.bursar.hub.api;

import java.util.concurrent.Executor;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;

/** Gives the contract's base path its own consumer; any other path has Camel's usual one. */
final class ApiEngine extends SpringBootPlatformHttpEngine {

  private final String base;
  private final Executor others;
  private final Writers writers;
  private final Refusals refusals;

  /**
   * @param base the contract's base path
   * @param others where calls of other paths run
   */
  ApiEngine(String base, int port, Executor others, Writers writers, Refusals refusals) {
    super(port, others);
    this.base = base;
    this.others = others;
    this.writers = writers;
    this.refusals = refusals;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return endpoint.getPath().equals(base)
        ? new ApiConsumer(endpoint, processor, writers, refusals)
        : new SpringBootPlatformHttpConsumer(endpoint, processor, others);
  }
}
