package io.bursar.routes.delivery;

import java.util.Locale;

/** Why something leaves the house. */
public enum Purpose {
  /** People are told. */
  NOTIFY,
  /** A system that spends gets the limits that moved. */
  ADJUST;

  /** The word that is used outside: in events, metrics, route and group ids. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
