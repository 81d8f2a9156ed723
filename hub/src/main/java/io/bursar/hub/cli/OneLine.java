package io.bursar.hub.cli;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.hub.ExitCode;
import io.bursar.hub.ProgramProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Ends a failed command with one clear line and the exit code that its reason has. */
final class OneLine implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof ProgramProblem problem) {
      line.getErr().println("bursar: " + problem.getMessage());
      return problem.code().exit().status();
    }
    if (e instanceof ForecastingProblem problem) {
      line.getErr().println("bursar: " + problem.getMessage());
      return ExitCode.FAILED.status();
    }
    line.getErr().println("bursar: unexpected " + e);
    if (System.getenv("BURSAR_DEBUG") != null) {
      e.printStackTrace(line.getErr());
    }
    return ExitCode.FAILED.status();
  }
}
