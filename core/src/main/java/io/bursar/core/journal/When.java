package io.bursar.core.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When money was spent, as exactly as the source knows: an instant, or only a day. */
public sealed interface When {

  /** The tenant's day on which it counts. */
  LocalDate day(ZoneId zone);

  /** An instant: its day depends on the tenant's zone. */
  record At(Instant instant) implements When {
    @Override
    public LocalDate day(ZoneId zone) {
      return LocalDate.ofInstant(instant, zone);
    }
  }

  /** A day of the tenant's calendar; it has no 5-minute window. */
  record On(LocalDate date) implements When {
    @Override
    public LocalDate day(ZoneId zone) {
      return date;
    }
  }
}
