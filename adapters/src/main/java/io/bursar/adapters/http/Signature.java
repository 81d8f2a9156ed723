package io.bursar.adapters.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body: HMAC-SHA256 over the time stamp, a dot and the body's bytes. */
public final class Signature {

  /** Seconds since 1970, when the attempt was made. */
  public static final String TIMESTAMP = "Bursar-Timestamp";

  /** {@code v1=} and 64 hex digits. */
  public static final String SIGNATURE = "Bursar-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The two headers that prove who sent the body, and when. */
  public static Map<String, String> headers(String secret, byte[] body, Instant now) {
    String timestamp = String.valueOf(now.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(mac.doFinal(body));
      return Map.of(TIMESTAMP, timestamp, SIGNATURE, "v1=" + hex);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
