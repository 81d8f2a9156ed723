package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** A file for a picture that takes minutes to come about. Needs no screen. */
final class Picture implements AutoCloseable {

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private final Path file;
  private final Path unfinished;

  private Picture(Path file, Path unfinished) {
    this.file = file;
    this.unfinished = unfinished;
  }

  /**
   * Makes sure that a picture can be drawn and written.
   *
   * @throws ProgramProblem when the file cannot be written, or this Java cannot draw
   */
  static Picture into(Path file) {
    if (Files.isDirectory(file)) {
      throw unwritable(file, "it is a folder", null);
    }
    try {
      XYChart any = new XYChartBuilder().width(100).height(100).title("any").build();
      any.addSeries("any", List.of(1, 2), List.of(1, 2));
      BitmapEncoder.getBitmapBytes(any, BitmapFormat.PNG);
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      throw unwritable(file, "this Java cannot draw, it may have no fonts (" + e + ")", e);
    }
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(unfinished, new byte[0]);
      return new Picture(file, unfinished);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }

  /** Draws and writes it. */
  void draw(Chart<?, ?> chart) {
    try {
      Files.write(unfinished, BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    return e instanceof AccessDeniedException ? "nothing may be written there" : e.getMessage();
  }

  private static ProgramProblem unwritable(Path file, String reason, Throwable cause) {
    return new ProgramProblem(
        ProgramCode.FILE_UNWRITABLE, file + " cannot be written: " + reason, cause);
  }

  /** Leaves nothing behind of a picture that was not drawn. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }
}
