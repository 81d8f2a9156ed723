package io.bursar.core.oracle;

import java.time.Instant;
import java.util.List;

/**
 * What a policy decided at a tick.
 *
 * @param threshold in plain digits; empty text where the policy has none
 * @param arming how often it was armed there, from 1
 * @param status {@code applied}, {@code frozen}, {@code refused} or {@code retracted}
 * @param moves what was moved, or would have been
 */
public record Verdict(
    String tenant,
    String policy,
    String node,
    String period,
    String threshold,
    int arming,
    String status,
    List<Move> moves,
    Instant time) {}
