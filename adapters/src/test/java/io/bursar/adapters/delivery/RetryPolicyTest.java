package io.bursar.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(
          5,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));

  @Test
  void pausesDoubleUpToTheLongestAndHalfOfEachIsRandom() {
    assertThat(policy.pause(1, Optional.empty(), 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(policy.pause(1, Optional.empty(), 0.5)).isEqualTo(Duration.ofMillis(750));
    assertThat(policy.pause(2, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.pause(4, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(policy.pause(5, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.pause(500, Optional.empty(), 0.999999)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void retryAfterIsWaitedForInFullAndNeverShortensAPause() {
    assertThat(policy.pause(1, Optional.of(Duration.ofSeconds(30)), 0.9))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(policy.pause(5, Optional.of(Duration.ZERO), 0)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void moreThanTheLongestRetryAfterIsTooMuch() {
    assertThat(policy.asksTooMuch(Optional.of(Duration.ofSeconds(60)))).isFalse();
    assertThat(policy.asksTooMuch(Optional.of(Duration.ofSeconds(61)))).isTrue();
    assertThat(policy.asksTooMuch(Optional.empty())).isFalse();
  }

  @Test
  void theLongestDeliveryHasEveryCallAndPauseAtItsLongest() {
    assertThat(policy.longestDelivery()).isEqualTo(Duration.ofSeconds(5 * 15 + 4 * 60));
  }

  @Test
  void noAttemptIsNoPolicy() {
    assertThatThrownBy(
            () -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessage("attempts is 0; at least 1 is needed");
  }
}
