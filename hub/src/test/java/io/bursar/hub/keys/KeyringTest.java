package io.bursar.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyringTest {

  private static final Grant VIEWER = new Grant(Role.VIEWER, "acme", "acme");

  private final HeldKeys keys = new HeldKeys();
  private final Keyring ring = new Keyring(keys);

  @Test
  void aKeyOpensAsItsPrincipal() {
    KeyText key = add(false);
    Principal principal = ring.principal(key.text()).orElseThrow();
    assertThat(principal).isEqualTo(new Principal("somebody", key.id(), List.of(VIEWER)));
  }

  @Test
  void onlyTheHashIsKept() {
    KeyText key = add(false);
    assertThat(keys.kept.toString())
        .doesNotContain(key.text())
        .doesNotContain(key.text().substring(10));
  }

  @Test
  void everyOtherTextIsRefused() {
    KeyText key = add(false);
    KeyText other = add(false);
    String mixed = key.text().substring(0, 17) + other.text().substring(17);
    for (String text :
        List.of(
            "",
            " ",
            key.text() + " ",
            key.text().toUpperCase(java.util.Locale.ROOT),
            key.hash(),
            mixed,
            "bur_" + key.id() + "_" + "A".repeat(43),
            "x".repeat(Keyring.LONGEST + 1))) {
      assertThat(ring.principal(text)).as(text).isEmpty();
    }
  }

  @Test
  void aRevokedKeyIsRefused() {
    assertThat(ring.principal(add(true).text())).isEmpty();
  }

  @Test
  void aTextOfAnotherFormCanOnlyBeTheFirstKey() {
    String chosen = "correct horse battery staple, and more";
    keys.keep(
        new KeyEvent("admin", KeyText.hashOf(chosen), "admin", List.of(), false, Instant.EPOCH));
    assertThat(ring.principal(chosen).map(Principal::keyId)).contains("admin");
    assertThat(ring.principal(chosen + "x")).isEmpty();
  }

  @Test
  void aHashThatWasCutOffMatchesNothing() {
    KeyText key = KeyText.make(new SecureRandom());
    for (String hash : List.of("", key.hash().substring(0, 8), KeyText.hashOf(""))) {
      keys.keep(new KeyEvent(key.id(), hash, "x", List.of(), false, Instant.EPOCH));
      assertThat(ring.principal(key.text())).as(hash).isEmpty();
    }
  }

  /**
   * How long a refusal takes must not tell how much of a key was right. Medians over many calls,
   * and a bound so wide that only a comparison that stops early by design would pass it.
   */
  @Test
  void aNearlyRightKeyIsRefusedAsFastAsAWrongOne() {
    KeyText key = add(false);
    String nearly = key.text().substring(0, key.text().length() - 1) + "!";
    String wrong = "bur_" + key.id() + "_" + "A".repeat(43);
    String unknown = "bur_000000000000_" + "A".repeat(43);
    for (int i = 0; i < 20_000; i++) {
      ring.principal(nearly);
      ring.principal(wrong);
      ring.principal(unknown);
    }
    double reference = median(wrong);
    assertThat(median(nearly) / reference).isBetween(0.4, 2.5);
    assertThat(median(unknown) / reference).isBetween(0.4, 2.5);
  }

  private double median(String text) {
    long[] nanos = new long[5001];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      Optional<Principal> found = ring.principal(text);
      nanos[i] = System.nanoTime() - start;
      assertThat(found.isPresent()).isFalse();
    }
    java.util.Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private KeyText add(boolean revoked) {
    KeyText key = KeyText.make(new SecureRandom());
    keys.keep(
        new KeyEvent(key.id(), key.hash(), "somebody", List.of(VIEWER), revoked, Instant.EPOCH));
    return key;
  }
}
