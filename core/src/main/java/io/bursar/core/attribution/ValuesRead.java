package io.bursar.core.attribution;

import java.util.Arrays;

/** The values that rules read of one charge, in a fixed order; null where there is none. */
final class ValuesRead {

  private final Object[] values;
  private final int hash;

  ValuesRead(Object[] values) {
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValuesRead that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
