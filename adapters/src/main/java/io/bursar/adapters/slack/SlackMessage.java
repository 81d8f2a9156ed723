package io.bursar.adapters.slack;

import io.bursar.adapters.message.MessageJson;
import io.bursar.adapters.message.Notice;
import io.bursar.core.decision.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A notice as Slack's incoming webhooks take it. Only {@code text} and {@code attachments} are
 * used: Mattermost, Rocket.Chat and Discord's {@code /slack} understand those, and not blocks.
 */
final class SlackMessage {

  /** Slack cuts what is longer; the sentence is short unless somebody's names are very long. */
  private static final int LONGEST_TEXT = 3000;

  private SlackMessage() {}

  static byte[] of(Notice notice) {
    Decision decision = notice.decision();
    String sentence = text(notice.sentence());
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("fallback", sentence);
    attachment.put("color", color(notice));
    attachment.put(
        "fields",
        List.of(
            field("Node", decision.path()),
            field("Policy", decision.policy()),
            field("Period", decision.period()),
            field("Status", decision.status().name().toLowerCase(Locale.ROOT))));
    attachment.put("footer", text("Bursar decision " + notice.id()));
    attachment.put("ts", decision.time().getEpochSecond());
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("text", sentence);
    message.put("attachments", List.of(attachment));
    return MessageJson.bytes(message);
  }

  private static Map<String, Object> field(String title, String value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("title", title);
    field.put("value", text(value));
    field.put("short", true);
    return field;
  }

  /**
   * Slack's three control characters, escaped: otherwise a node named {@code <!channel>} would call
   * everybody, and {@code <http://…|budget>} would be a link of somebody else's making.
   */
  private static String text(String words) {
    int end = Math.min(words.length(), LONGEST_TEXT);
    if (end < words.length() && Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    String kept = end < words.length() ? words.substring(0, end) + "…" : words;
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String color(Notice notice) {
    if (notice.decision().status() == Decision.Status.RETRACTED) {
      return "good";
    }
    return switch (notice.severity()) {
      case INFO -> "#439fe0";
      case WARNING -> "warning";
      case CRITICAL -> "danger";
    };
  }
}
