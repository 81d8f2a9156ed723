package io.bursar.routes.delivery;

/**
 * The name of a delivery, the same over all its attempts: {@code DECISION:NUMBER:TARGET}.
 *
 * @param decision id of the decision
 * @param number its number in the tenant's chain
 * @param target name of the target
 */
public record DeliveryId(String decision, long number, String target) {

  private static final String BETWEEN = ":";

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static DeliveryId parse(String text) {
    String[] parts = text.split(BETWEEN, -1);
    try {
      if (parts.length == 3 && !parts[0].isEmpty() && !parts[2].isEmpty()) {
        return new DeliveryId(parts[0], Long.parseLong(parts[1]), parts[2]);
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new IllegalArgumentException(
        "delivery id is \"" + text + "\"; it is written DECISION:NUMBER:TARGET");
  }

  /** As events, the API and people see it. */
  public String text() {
    return decision + BETWEEN + number + BETWEEN + target;
  }
}
