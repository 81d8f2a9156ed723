package io.bursar.hub.api;

import io.bursar.routes.bus.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a caller is refused: counted by code, told why, and heard out for a moment. */
record Refusals(MeterRegistry meters) {

  void count(String code) {
    meters.counter(Metric.API_REFUSED.meter(), "code", code).increment();
  }

  void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    count(problem.code().code());
    if (problem.code() != ApiCode.TOO_SLOW) {
      Body.drain(request);
    }
    problem.answer().write(response);
  }
}
