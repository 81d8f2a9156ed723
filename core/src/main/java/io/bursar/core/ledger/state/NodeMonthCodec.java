package io.bursar.core.ledger.state;

import java.math.BigDecimal;

/**
 * A node's month: the hottest document, so its days are written as a bit map (which days have an
 * amount) and the amounts behind it.
 */
final class NodeMonthCodec {

  private static final BigDecimal[] NONE = {};

  private NodeMonthCodec() {}

  static void write(ByteWriter to, NodeMonth month) {
    to.signed(month.firstDay());
    to.signed(month.offset());
    to.number(month.days());
    amounts(to, month.spentDays());
    to.flag(month.heldDays().length > 0);
    if (month.heldDays().length > 0) {
      amounts(to, month.heldDays());
    }
  }

  static NodeMonth read(ByteReader from) {
    long first = from.signed();
    long offset = from.signed();
    int days = from.count();
    BigDecimal[] spent = amounts(from, days);
    return new NodeMonth(first, offset, spent, from.flag() ? amounts(from, days) : NONE);
  }

  // A fiscal month has at most nine weeks (FiscalYear): the bits of its days fit into a long.
  private static void amounts(ByteWriter to, BigDecimal[] amounts) {
    long present = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i] != null) {
        present |= 1L << i;
      }
    }
    to.number(present);
    for (BigDecimal amount : amounts) {
      if (amount != null) {
        to.decimal(amount);
      }
    }
  }

  private static BigDecimal[] amounts(ByteReader from, int days) {
    BigDecimal[] amounts = new BigDecimal[days];
    long present = from.number();
    for (int i = 0; i < days; i++) {
      if ((present & (1L << i)) != 0) {
        amounts[i] = from.decimal();
      }
    }
    return amounts;
  }
}
