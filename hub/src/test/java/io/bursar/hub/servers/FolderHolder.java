package io.bursar.hub.servers;

import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a data folder in a process of its own and holds it until its input ends. */
final class FolderHolder {

  private FolderHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]), 8470, 0)) {
      System.out.println("holding");
      while (System.in.read() >= 0) {
        folder.path();
      }
    } catch (ProgramProblem e) {
      System.out.println(e.getMessage());
    }
  }
}
