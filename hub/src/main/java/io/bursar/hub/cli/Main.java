package io.bursar.hub.cli;

import io.bursar.forecasting.neural.NativeFolder;
import io.bursar.hub.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.RunLast;

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
    BursarCommand bursar = new BursarCommand();
    CommandLine line = new CommandLine(bursar);
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(
            Stream.of(ExitCode.values())
                .collect(
                    Collectors.toMap(
                        code -> String.valueOf(code.status()),
                        ExitCode::meaning,
                        (one, other) -> one,
                        LinkedHashMap::new)));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(
            parsed -> {
              NativeFolder.insteadOfHome(bursar.data.resolve("native"));
              return new RunLast().execute(parsed);
            })
        .setExecutionExceptionHandler(new OneLine())
        .setParameterExceptionHandler(new WrongUsage());
  }
}
