package io.bursar.core.configuration;

/**
 * Files that {@code collect} watches for.
 *
 * @param name unique over the hub; the source of its charges, so part of their identity
 * @param tenant whose spend it is
 * @param folder absolute, or relative to the data folder
 * @param format what is in the files
 */
public record Feed(String name, String tenant, String folder, Format format) {

  /** What is in a feed's files. */
  public sealed interface Format {}

  /**
   * A FOCUS cost export.
   *
   * @param spread whether a charge whose period is longer than a day counts in equal parts on each
   *     of the period's days, instead of whole at its beginning
   */
  public record Focus(boolean spread) implements Format {}

  /**
   * Any other table.
   *
   * @param file the mapping, by its name under {@link HubConfiguration#mappings()}
   */
  public record Mapped(String file) implements Format {}
}
