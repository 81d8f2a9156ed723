package io.bursar.core.journal;

/**
 * A period is closed, and with it every day before its end: what counted there stands for good, and
 * what is said of it later counts as an adjustment on an open day.
 *
 * @param period label of a month, quarter or year
 * @param author who closes it
 */
public record CloseEntry(String tenant, String period, String author) implements Entry {}
