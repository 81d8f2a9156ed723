package io.bursar.hub.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program's entrance. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    // The embedded broker's threads are no daemons: without this a failed start would hang.
    System.exit(line.execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BursarCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(new OneLine())
        .setParameterExceptionHandler(new WrongUsage());
  }
}
