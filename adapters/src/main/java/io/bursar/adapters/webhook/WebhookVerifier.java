package io.bursar.adapters.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * For receivers: tells whether a call comes from the Bursar that shares the secret, is unchanged,
 * and is recent. It needs nothing but the JDK, so copy this one file into the receiving program.
 *
 * <p>Give it the body's bytes exactly as they came, before any JSON library has seen them. A call
 * that is seen twice within the window is genuine both times; {@code Idempotency-Key} tells that it
 * is the same.
 */
public final class WebhookVerifier {

  /** What was found. */
  public enum Verdict {
    GENUINE,
    /** A header is absent or is not what it should be. */
    MALFORMED,
    /** The clock of the sender or the receiver is wrong, or somebody replays an old call. */
    OUTSIDE_WINDOW,
    /** Another secret, or another body. */
    WRONG_SIGNATURE
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1=";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private final List<String> secrets;
  private final Duration window;
  private final Clock clock;

  /**
   * @param secrets the shared secret; two of them while it is being changed
   * @param window how old, or how far ahead, a call may be; 5 minutes is usual
   * @param clock the receiver's clock
   */
  public WebhookVerifier(List<String> secrets, Duration window, Clock clock) {
    this.secrets = List.copyOf(secrets);
    this.window = window;
    this.clock = clock;
  }

  /**
   * Looks at one call.
   *
   * @param timestamp header {@code Bursar-Timestamp}; empty when it is absent
   * @param signature header {@code Bursar-Signature}; empty when it is absent
   * @param body the bytes as they came
   */
  public Verdict verify(String timestamp, String signature, byte[] body) {
    if (!SECONDS.matcher(timestamp).matches()
        || !signature.startsWith(VERSION)
        || !HEX.matcher(signature.substring(VERSION.length())).matches()) {
      return Verdict.MALFORMED;
    }
    byte[] claimed = HexFormat.of().parseHex(signature.substring(VERSION.length()));
    boolean genuine = false;
    for (String secret : secrets) {
      genuine |= MessageDigest.isEqual(claimed, hmac(secret, timestamp, body));
    }
    if (!genuine) {
      return Verdict.WRONG_SIGNATURE;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    Duration age = Duration.between(sent, clock.instant()).abs();
    return age.compareTo(window) > 0 ? Verdict.OUTSIDE_WINDOW : Verdict.GENUINE;
  }

  private static byte[] hmac(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
