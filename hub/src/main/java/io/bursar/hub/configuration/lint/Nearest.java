package io.bursar.hub.configuration.lint;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class Nearest {

  /** Comparing costs known words × length²; a file full of mistakes must stay fast. */
  private static final int ENOUGH = 200;

  private final List<String> known;
  private int asked;

  public Nearest(Collection<String> known) {
    this.known = List.copyOf(known);
  }

  /** The nearest known word, if one is near enough to be meant. */
  public Optional<String> to(String word) {
    if (word.length() > 100 || asked++ >= ENOUGH) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    int best = Math.max(1, word.length() / 4) + 1;
    String nearest = null;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) >= best) {
        continue;
      }
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** What to do: write the nearest, or else {@code otherwise}. */
  public String advice(String word, String otherwise) {
    return to(word).map(near -> "did you mean \"" + near + "\"?").orElse(otherwise);
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
