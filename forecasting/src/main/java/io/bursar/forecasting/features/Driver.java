package io.bursar.forecasting.features;

/** What can move a forecast. */
public enum Driver {
  /** The last two weeks lay above or below the eight weeks. */
  RECENT,
  /** Spend has been growing or shrinking over weeks or months. */
  GROWTH,
  /** The days ahead have other weekdays than those before. */
  WEEKDAYS,
  /** A promotion lies ahead. */
  PROMOTION,
  /** Holidays lie ahead, or the days about Christmas and Easter. */
  HOLIDAYS,
  /** The same days of the year before were unlike the weeks before them. */
  LAST_YEAR,
  /**
   * What a model says of a line on which none of that has moved, as that promotions of the last
   * weeks are over.
   */
  OTHER
}
