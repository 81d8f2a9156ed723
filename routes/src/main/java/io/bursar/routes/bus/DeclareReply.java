package io.bursar.routes.bus;

import java.util.List;

/**
 * The ledger's answer to a declare: topic replies, key the declare's {@code ce_id}.
 *
 * @param accepted whether it is in force, or would be where it only asked; the one before stays
 *     when not
 * @param inForce the revision in force after it; 0 when there is none
 * @param messages warnings when accepted, reasons when not
 */
public record DeclareReply(
    String tenant,
    long revision,
    String hash,
    boolean accepted,
    long inForce,
    List<String> messages) {

  /**
   * Whether another revision of that number, or a higher one, is in force already: the same content
   * may be declared again, above it.
   */
  public boolean outrun() {
    return !accepted && inForce >= revision;
  }
}
