package io.bursar.hub.demo;

import io.bursar.hub.HubSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the hub is, with which key, and what to try: lines to copy. */
final class NextSteps {
  private static final String KEY = "BURSAR_ADMIN_KEY";

  private final HubSettings settings;
  private final Path data;

  NextSteps(HubSettings settings) {
    this.settings = settings;
    this.data = settings.data().toAbsolutePath().normalize();
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("address", settings.address());
    fields.put("pid", ProcessHandle.current().pid());
    fields.put("data", data.toString());
    fields.put("keyFile", data.resolve("admin.key").toString());
    return fields;
  }

  void print(PrintWriter out, LocalDate today) {
    boolean given = System.getenv(KEY) != null;
    String key = given ? "\"$" + KEY + "\"" : "$(cat " + data.resolve("admin.key") + ")";
    String where = " --data " + data + " --port " + settings.port();
    out.println();
    out.println("The hub stays up until Ctrl-C or ./bursar stop" + where);
    out.println("  API      " + settings.address() + "/api/v1");
    out.println("  state    " + settings.address() + "/ready, metrics at /metrics");
    out.println(
        "  key      " + (given ? "the one in " + KEY : data.resolve("admin.key").toString()));
    out.println("  alerts   " + data.resolve("alerts.jsonl"));
    out.println("  limits   " + data.resolve("outbox/ad-platform"));
    out.println("  config   " + settings.config());
    out.println();
    out.println("In another terminal:");
    out.println("  ./bursar usage --node demo/ads --period " + today.plusDays(1) + where);
    out.println("  ./bursar forecasts" + where);
    out.println("  ./bursar decisions" + where);
    out.println(
        "  curl -H \"Authorization: Bearer "
            + key.replace("\"", "")
            + "\" '"
            + settings.address()
            + "/api/v1/charges?node=demo/ads/search&limit=3'");
    out.println();
  }
}
