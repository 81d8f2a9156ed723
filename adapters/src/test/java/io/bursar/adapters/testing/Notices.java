package io.bursar.adapters.testing;

import io.bursar.adapters.message.Notice;
import io.bursar.core.configuration.Policy.Severity;

/** Notices as notify might make them. */
public final class Notices {

  /** What the samples say. */
  public static final String SENTENCE =
      "ads/search: 82 % of November used (CNY 328 of 400); tomorrow cut by 20 % to CNY 9,600";

  private Notices() {}

  /** The notice of the samples. */
  public static Notice sample() {
    return new Notice(Severity.WARNING, SENTENCE, Decisions.applied(7));
  }

  /** A notice that says something else. */
  public static Notice saying(String sentence) {
    return new Notice(Severity.CRITICAL, sentence, Decisions.applied(7));
  }
}
