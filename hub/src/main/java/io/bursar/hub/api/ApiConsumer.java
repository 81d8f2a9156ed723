package io.bursar.hub.api;

import io.bursar.routes.collect.CollectCode;
import io.bursar.routes.collect.Writer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP to exchange and back, in the caller's thread. Camel's own consumer takes every header and
 * query parameter into the exchange and every header of the exchange into the reply, copies bodies
 * through a stream cache, and changes threads twice a call; this one takes what the door let in,
 * answers with what an {@link Answer} says, and does neither.
 */
final class ApiConsumer extends SpringBootPlatformHttpConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiConsumer.class);

  private final Writers writers;
  private final Refusals refusals;

  ApiConsumer(
      PlatformHttpEndpoint endpoint, Processor processor, Writers writers, Refusals refusals) {
    super(endpoint, processor, Runnable::run);
    this.writers = writers;
    this.refusals = refusals;
  }

  /** For Spring MVC, null says that the answer has been written and nothing is to follow. */
  @Override
  public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
    try {
      handleService(request, response);
    } catch (IOException gone) {
      LOG.debug("The caller went away", gone);
    } catch (Exception e) {
      throw new IllegalStateException("a call could not be handled", e);
    }
    return null;
  }

  @Override
  protected void handleService(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    ApiRequest call = (ApiRequest) request.getAttribute(ApiRequest.ATTRIBUTE);
    try {
      if (call == null) {
        // Spring found the consumer by a path that the contract does not have.
        throw new Refusal(ApiCode.PATH_UNKNOWN, "there is nothing at this path");
      }
      answer(call, request).write(response);
    } catch (Refusal refusal) {
      refusals.refuse(refusal.problem(), request, response);
    }
  }

  private Answer answer(ApiRequest call, HttpServletRequest request) throws Exception {
    if (isSuspended()) {
      throw new Refusal(
          Problem.of(ApiCode.NOT_READY, "the hub is stopping").with("Retry-After", "5"));
    }
    Exchange exchange = createExchange(true);
    try {
      exchange.setPattern(ExchangePattern.InOut);
      address(exchange, call);
      createUoW(exchange);
      exchange.getIn().setBody(body(call, request));
      getProcessor().process(exchange);
      Answer answer = Answers.of(call.operation(), exchange);
      // An operation's route may have refused by itself.
      Optional.ofNullable(exchange.getMessage().getHeader(CollectCode.REFUSED_BY, String.class))
          .ifPresent(refusals::count);
      return answer;
    } finally {
      doneUoW(exchange);
      releaseExchange(exchange, false);
    }
  }

  private void address(Exchange exchange, ApiRequest call) {
    Message message = exchange.getIn();
    // What the contract-first consumer finds the operation by.
    message.setHeader(Exchange.HTTP_PATH, call.path());
    message.setHeader(Exchange.HTTP_METHOD, call.operation().method());
    exchange.setProperty(ApiRequest.ATTRIBUTE, call);
    call.headers().forEach(message::setHeader);
    call.operation().parameters().stream()
        .filter(parameter -> parameter.isIn("path"))
        .forEach(parameter -> message.setHeader(parameter.name(), call.given(parameter.name())));
    writers.of(call).ifPresent(writer -> exchange.setProperty(Writer.PROPERTY, writer));
  }

  /** The content where the contract has one; else the call itself. */
  private static Object body(ApiRequest call, HttpServletRequest request) throws IOException {
    if (call.operation().takes().isEmpty()) {
      Body.drain(request);
      return call;
    }
    Body.asked(request);
    return call.operation().streams()
        ? new Body(request.getInputStream(), Long.MAX_VALUE, System::nanoTime)
        : Body.whole(request, call.operation().maxBytes().orElseThrow());
  }
}
