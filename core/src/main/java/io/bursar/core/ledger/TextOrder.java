package io.bursar.core.ledger;

import java.util.Comparator;

/**
 * Strings in the order of their Unicode code points, which is the order of their UTF-8 bytes.
 * {@code String.compareTo} is not: it puts what lies beyond U+FFFF before U+E000, and a map would
 * scan in another order than a store of bytes.
 */
enum TextOrder implements Comparator<String> {
  CODE_POINTS;

  @Override
  public int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return rank(a) - rank(b);
      }
    }
    return left.length() - right.length();
  }

  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
