package io.bursar.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {

  @Test
  void aKeyIsItsPrefixItsIdAnd256RandomBits() {
    SecureRandom random = new SecureRandom();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      KeyText key = KeyText.make(random);
      assertThat(key.text()).matches("bur_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
      assertThat(KeyText.idOf(key.text())).contains(key.id());
      assertThat(seen.add(key.text())).isTrue();
    }
  }

  @Test
  void theHashIsSha256OfTheWhole() {
    assertThat(new KeyText("x", "abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void anotherFormHasNoId() {
    String secret = "A".repeat(43);
    assertThat(KeyText.idOf("bur_id_" + secret)).contains("id");
    assertThat(KeyText.idOf("bur_a_b_" + secret)).contains("a_b");
    for (String text :
        new String[] {
          "", "bur_", "bur__" + secret, "bur_id" + secret, "BUR_id_" + secret, secret
        }) {
      assertThat(KeyText.idOf(text)).as(text).isEmpty();
    }
  }

  @Test
  void aKeyThatIsPrintedByMistakeDoesNotShowItsSecret() {
    KeyText key = KeyText.make(new SecureRandom());
    assertThat(key.toString()).doesNotContain(key.text().substring(key.text().length() - 43));
  }
}
