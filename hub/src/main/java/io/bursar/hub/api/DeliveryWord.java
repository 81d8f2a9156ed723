package io.bursar.hub.api;

/**
 * A delivery's id in URIs. On the bus it is {@code DECISION/NUMBER/TARGET}; a slash in a path means
 * something else, so outside it is {@code DECISION.NUMBER.TARGET}. Neither a decision's id (hex)
 * nor a number has a point.
 */
final class DeliveryWord {

  private DeliveryWord() {}

  static String outside(String id) {
    return id.replace('/', '.');
  }

  static String inside(String word) {
    int first = word.indexOf('.');
    int second = word.indexOf('.', first + 1);
    return second < 0
        ? word
        : word.substring(0, first)
            + '/'
            + word.substring(first + 1, second)
            + '/'
            + word.substring(second + 1);
  }
}
