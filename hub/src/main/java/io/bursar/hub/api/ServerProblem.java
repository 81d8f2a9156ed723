package io.bursar.hub.api;

import java.util.Map;
import java.util.Optional;

/** The problem for an answer of which only the HTTP status is known. */
final class ServerProblem {

  private ServerProblem() {}

  static Answer of(int status) {
    ApiCode code = ApiCode.of(status);
    Problem problem = Problem.of(code, "the server answered with status " + status);
    return new Answer(status, Optional.of(Problem.MEDIA_TYPE), Map.of(), problem.body(status));
  }
}
