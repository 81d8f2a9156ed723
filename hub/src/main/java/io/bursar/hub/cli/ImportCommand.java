package io.bursar.hub.cli;

import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.hub.ExitCode;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.servers.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = "Send files to the hub and say what became of their rows.",
    footer = {
      "",
      "The same file again counts nothing again, whatever its name is: its rows are duplicates."
    },
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, plain or gzip.")
  private List<Path> files;

  @ArgGroup private Form form = new Form();

  /** How the files are to be read: one or the other. */
  private static final class Form {
    @Option(
        names = "--format",
        paramLabel = "focus",
        description = "A FOCUS cost export, 1.0 to 1.4 (the default).")
    private Format format = Format.FOCUS;

    @Option(
        names = "--mapping",
        paramLabel = "FILE",
        description = "Any other table, as this mapping file describes it.")
    private Path mapping;
  }

  /** Formats that need no mapping file. */
  private enum Format {
    FOCUS
  }

  @Option(
      names = "--tenant",
      paramLabel = "T",
      defaultValue = "${env:BURSAR_TENANT}",
      description = "Whose spending it is (BURSAR_TENANT; default: the only tenant there is).")
  private String tenant;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system it comes from; part of each row's identity.")
  private String source;

  @Option(
      names = "--snapshot",
      paramLabel = "VERSION",
      description = {
        "The file is all there is of the billing accounts and periods in it: rows that a lower version",
        "had and this one has not are taken back. A whole number that rises and stands for one content,",
        "20261130 for example."
      })
  private Long snapshot;

  @Option(
      names = "--wait",
      description = "End when the ledger has applied the rows, not when it has been sent them.")
  private boolean wait;

  @Override
  public Integer call() {
    if (snapshot != null && (files.size() > 1 || snapshot < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--snapshot is a number above 0, and is for one file.");
    }
    files.forEach(ImportCommand::requireFile);
    HubClient hub = Connection.to(bursar);
    Map<String, Object> announcement = announcement(hub);
    Imports imports = new Imports(hub);
    List<ImportResult> results = new ArrayList<>();
    try {
      for (Path file : files) {
        ImportResult result = imports.send(file, announcement, wait);
        results.add(result);
        if (!bursar.json) {
          out().println(result.text());
        }
      }
    } finally {
      if (bursar.json && !results.isEmpty()) {
        out().println(ImportResult.json(results));
      }
    }
    boolean failed = results.stream().anyMatch(ImportResult::failed);
    return (failed ? ExitCode.IMPORT_FAILED : ExitCode.OK).status();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private Map<String, Object> announcement(HubClient hub) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tenant", tenant == null || tenant.isBlank() ? OnlyTenant.of(hub) : tenant);
    if (form.mapping == null) {
      fields.put("format", form.format.name().toLowerCase(Locale.ROOT));
    } else {
      requireFile(form.mapping);
      String mapping = text(form.mapping);
      fields.put("format", "mapping");
      fields.put("mapping", mapping);
      nameOf(mapping).ifPresent(name -> fields.put("source", name));
    }
    if (snapshot != null) {
      fields.put("snapshot", snapshot);
    }
    if (source != null) {
      fields.put("source", source);
    }
    return fields;
  }

  /**
   * What the mapping is called: by itself, else by its file. The hub sees no file, and would give
   * all nameless mappings one source, so that equal keys of two tables would be one charge.
   */
  private Optional<String> nameOf(String mapping) {
    String file = form.mapping.getFileName().toString();
    int ending = file.lastIndexOf('.');
    return MappedCsvFormat.read(ending > 0 ? file.substring(0, ending) : file, mapping)
        .format()
        .map(MappedCsvFormat::name);
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ProgramProblem(ProgramCode.FILE_UNREADABLE, "There is no file to read at " + file);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ProgramProblem(
          ProgramCode.FILE_UNREADABLE, "Cannot read " + file + " (" + IoReason.of(e) + ")", e);
    }
  }
}
