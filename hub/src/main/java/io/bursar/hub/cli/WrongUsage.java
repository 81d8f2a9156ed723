package io.bursar.hub.cli;

import io.bursar.hub.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where the right one is described. */
final class WrongUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println("bursar: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr()
        .println(
            "See "
                + line.getCommandSpec().qualifiedName().replace("bursar", "./bursar")
                + " --help");
    return ExitCode.USAGE.status();
  }
}
