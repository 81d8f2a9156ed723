package io.bursar.hub.api;

import org.apache.camel.Exchange;

/** The end of a call that went wrong in its route: an answer like any other. */
public final class Failures {

  /** The refusal that is answered; Camel makes it the body. */
  public Object refuse(Exchange exchange) {
    Operation operation = exchange.getProperty(ApiRequest.ATTRIBUTE, ApiRequest.class).operation();
    return Answers.refusal(
        operation, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }
}
