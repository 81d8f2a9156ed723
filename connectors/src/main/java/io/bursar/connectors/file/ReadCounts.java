package io.bursar.connectors.file;

/**
 * How the rows of a file came out: {@code rows = understood + refused + skipped}.
 *
 * @param rows data rows seen; a fault of the file as a whole counts as one
 * @param understood passed on
 * @param refused answered with a rejection
 * @param skipped left out because the mapping says so
 * @param complete whether the end of the file was reached; false while reading, and for good when
 *     the file is broken
 */
public record ReadCounts(
    long rows, long understood, long refused, long skipped, boolean complete) {}
