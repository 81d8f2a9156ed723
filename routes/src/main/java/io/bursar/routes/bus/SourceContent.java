package io.bursar.routes.bus;

import io.bursar.core.collected.Collected;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest of what a source said: the same words give the same digest, whatever the rules and
 * rates say, in whatever order maps were filled. 128 bits of SHA-256.
 */
public final class SourceContent {

  private static final char END = '\u001f';
  private static final int DIGEST_BYTES = 16;

  private SourceContent() {}

  /** Of a charge or metric. */
  public static String digest(Collected said) {
    StringBuilder text = new StringBuilder(256);
    text.append(when(said.when())).append(END);
    said.node().ifPresent(text::append);
    text.append(END);
    if (said instanceof Collected.Charge charge) {
      text.append(Amounts.text(charge.billed())).append(END).append(charge.currency()).append(END);
      charge.effective().ifPresent(effective -> text.append(Amounts.text(effective)));
    } else if (said instanceof Collected.Metric metric) {
      text.append(metric.metric()).append(END).append(Amounts.text(metric.quantity()));
    }
    append(text.append(END), said.focus());
    append(text.append(END), said.tags());
    if (said instanceof Collected.Charge charge) {
      // At the end and only where there is one: what was said without keeps its digest.
      charge
          .span()
          .ifPresent(span -> text.append(END).append(span.first()).append('/').append(span.last()));
    }
    byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
  }

  private static String when(When when) {
    return when instanceof When.At at
        ? "At[instant=" + IsoText.text(at.instant()) + "]"
        : "On[date=" + ((When.On) when).date() + "]";
  }

  private static void append(StringBuilder text, Map<String, String> map) {
    Map<String, String> ordered = map.size() < 2 ? map : new TreeMap<>(map);
    ordered.forEach((name, value) -> text.append(name).append('=').append(value).append(END));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
