package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends files and follows what becomes of them. */
public final class Imports {
  private static final long SHORTEST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 500;

  private final HubClient hub;

  public Imports(HubClient hub) {
    this.hub = hub;
  }

  /**
   * Sends one file and returns what became of it.
   *
   * @param announcement what is the same for all files
   * @param wait return when the ledger has applied the rows
   */
  public ImportResult send(Path file, Map<String, Object> announcement, boolean wait) {
    Map<String, Object> fields = new LinkedHashMap<>(announcement);
    fields.put("name", file.getFileName().toString());
    String id = String.valueOf(Json.object(hub.post("/api/v1/imports", fields).body()).get("id"));
    String path = "/api/v1/imports/" + Query.encoded(id);
    try (Upload upload = new Upload(file)) {
      ImportResult sent =
          new ImportResult(
              file.toString(),
              Json.object(hub.put(path + "/content", upload.type(), upload.body()).body()));
      return wait ? counted(file, path, sent) : sent;
    }
  }

  private ImportResult counted(Path file, String path, ImportResult sent) {
    ImportResult result = sent;
    long pause = SHORTEST_MILLIS;
    try (Progress progress = Progress.of("counting " + file.getFileName(), sent.rows())) {
      while (!result.ended()) {
        progress.at(result.counted());
        sleep(pause);
        pause = Math.min(pause * 2, LONGEST_MILLIS);
        result = new ImportResult(file.toString(), Json.object(hub.get(path).body()));
      }
      progress.at(result.counted());
    }
    return result;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramProblem(ProgramCode.IMPORT_FAILED, "Interrupted while waiting", e);
    }
  }
}
