package io.bursar.hub.bench;

import java.io.PrintWriter;
import java.util.Map;

/** A measurement that {@code bursar bench NAME} runs; found by {@link java.util.ServiceLoader}. */
public interface Benchmark {

  /** What it is called on the command line. */
  String name();

  /** What it measures, in a sentence. */
  String measures();

  /**
   * Measures. It starts and stops what it needs, in folders and on ports of its own.
   *
   * @param settings what the caller set, by name; unknown names are refused
   * @param progress where raw lines and progress go, as they come
   * @return figures by name, in the order to be read: numbers, texts, lists and maps of them
   */
  Map<String, Object> run(Map<String, String> settings, PrintWriter progress) throws Exception;
}
