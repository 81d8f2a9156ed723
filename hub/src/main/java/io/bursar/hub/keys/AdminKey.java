package io.bursar.hub.keys;

import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first key: operator of everything. It is what the environment says; else what {@code
 * admin.key} in the data folder says; else, where topic control knows none yet, a new one that is
 * written to that file. Where control knows one and the file is gone, nothing is made: whoever took
 * the file away kept the key elsewhere, and a restart must not change it.
 */
public final class AdminKey {

  /** Shortest key that an operator may choose. */
  static final int SHORTEST = 32;

  /** The id of the first key, which is replaced and never revoked. */
  public static final String ID = "admin";

  private static final Logger LOG = LoggerFactory.getLogger(AdminKey.class);

  private final KeyStore keys;
  private final AdminKeyFile file;
  private final RandomGenerator random;
  private final Clock clock;

  AdminKey(KeyStore keys, AdminKeyFile file, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.file = file;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes sure that there is a first key.
   *
   * @param chosen the environment's, if it has one
   * @throws KeyProblem when the key is too short or its file cannot be used
   */
  void settle(Optional<String> chosen) {
    chosen.filter(key -> key.length() < SHORTEST).ifPresent(AdminKey::refuse);
    Optional<String> known = chosen.or(file::read);
    if (known.isPresent()) {
      keep(known.get());
    } else if (keys.key(ID).isEmpty()) {
      KeyText made = KeyText.make(ID, random);
      file.write(made.text());
      keep(made.text());
      LOG.info("The first key of this hub is in {}", file);
    } else {
      LOG.info("The first key was made earlier and is not in {}", file);
    }
  }

  private void keep(String text) {
    String hash = KeyText.hashOf(text);
    if (keys.key(ID).filter(key -> key.hash().equals(hash) && !key.revoked()).isEmpty()) {
      Grant everything = new Grant(Role.OPERATOR, Principal.EVERY, Principal.EVERY);
      keys.keep(new KeyEvent(ID, hash, ID, List.of(everything), false, clock.instant()));
    }
  }

  private static void refuse(String key) {
    throw new KeyProblem(
        KeyCode.ADMIN_KEY_SHORT,
        "BURSAR_ADMIN_KEY has "
            + key.length()
            + " characters, at least "
            + SHORTEST
            + " are needed");
  }
}
