package io.bursar.hub.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Errors that Tomcat answers before anything of ours sees the request, as problems too. */
public final class ProblemValve extends ErrorReportValve {

  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    if (response.getStatus() < FIRST_ERROR
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      ServerProblem.of(response.getStatus()).write(response);
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // The caller went away, and the error with it.
    }
  }
}
