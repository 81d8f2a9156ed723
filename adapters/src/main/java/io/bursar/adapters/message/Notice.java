package io.bursar.adapters.message;

import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision;

/**
 * What people are told of a decision.
 *
 * @param severity how loud
 * @param sentence what happened, in one sentence for people
 * @param decision what it tells of
 */
public record Notice(Severity severity, String sentence, Decision decision) {

  /**
   * The same however often it is sent: decision id and number, because a later status of a decision
   * is another message.
   */
  public String id() {
    return decision.id() + ":" + decision.number();
  }
}
