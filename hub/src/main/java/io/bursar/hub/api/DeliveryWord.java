package io.bursar.hub.api;

/**
 * A delivery's id in URIs. On the bus it is {@code DECISION:NUMBER:TARGET}; a colon would have to
 * be escaped, and the door takes plain paths only, so outside it is {@code DECISION.NUMBER.TARGET}.
 * Neither a decision's id (hex) nor a number has a colon or a point.
 */
final class DeliveryWord {

  private DeliveryWord() {}

  static String outside(String id) {
    return swapped(id, ':', '.');
  }

  static String inside(String word) {
    return swapped(word, '.', ':');
  }

  /** The first two of them, for the target's name may have both. */
  private static String swapped(String text, char from, char to) {
    int first = text.indexOf(from);
    int second = text.indexOf(from, first + 1);
    return second < 0
        ? text
        : text.substring(0, first)
            + to
            + text.substring(first + 1, second)
            + to
            + text.substring(second + 1);
  }
}
