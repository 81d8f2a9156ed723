package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.bench.Benchmark;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = "Measure; without a name, list what can be measured.",
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The benchmark.")
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Settings of the benchmark, charges=1000000.")
  private Map<String, String> settings;

  @Override
  public Integer call() throws Exception {
    Map<String, Benchmark> all = new TreeMap<>();
    ServiceLoader.load(Benchmark.class).forEach(it -> all.put(it.name(), it));
    if (name == null) {
      list(all);
      return 0;
    }
    Benchmark benchmark = all.get(name);
    if (benchmark == null) {
      throw new ProgramProblem(
          ProgramCode.NOT_BUILT_IN,
          "There is no benchmark " + name + ", only " + String.join(", ", all.keySet()));
    }
    // The figures have the standard output for themselves.
    System.setProperty("bursar.console", "System.err");
    Map<String, Object> figures =
        benchmark.run(settings == null ? Map.of() : settings, spec.commandLine().getErr());
    if (bursar.json) {
      spec.commandLine().getOut().println(Json.pretty(figures));
    } else {
      figures.forEach(
          (figure, value) -> spec.commandLine().getOut().println(figure + "  " + value));
    }
    return 0;
  }

  private void list(Map<String, Benchmark> all) {
    if (bursar.json) {
      List<Map<String, String>> items =
          all.values().stream()
              .map(it -> Map.of("name", it.name(), "measures", it.measures()))
              .toList();
      spec.commandLine().getOut().println(Json.pretty(items));
      return;
    }
    all.values()
        .forEach(it -> spec.commandLine().getOut().println(it.name() + "  " + it.measures()));
  }
}
