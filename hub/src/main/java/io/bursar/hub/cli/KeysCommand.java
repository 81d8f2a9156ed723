package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    description = {
      "List the keys and what they may do, make one, or revoke one.",
      "A grant is ROLE@NODE: viewer@acme/ads, operator@acme, or viewer@* for every tenant."
    },
    sortOptions = false)
final class KeysCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("ID", "id"),
          Column.text("PRINCIPAL", "principal"),
          Column.text("GRANTS", "shown"),
          Column.text("STATE", "state"),
          Column.text("CREATED", "created"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(
      names = "--add",
      paramLabel = "NAME",
      description = "Make a key for this person or system.")
  private String add;

  @Option(
      names = "--grant",
      paramLabel = "ROLE@NODE",
      description = "What it may do: viewer, owner, approver or operator of a node. Repeatable.")
  private List<String> grants = new ArrayList<>();

  @Option(names = "--revoke", paramLabel = "ID", description = "Refuse this key from now on.")
  private String revoke;

  @Override
  public Integer call() {
    if (add != null && revoke != null) {
      throw wrong("--add and --revoke are two commands.");
    }
    if ((add == null) != grants.isEmpty()) {
      throw wrong("--add NAME and --grant ROLE@NODE belong together.");
    }
    HubClient hub = Connection.to(bursar);
    if (add != null) {
      make(hub);
    } else if (revoke != null) {
      String answer = hub.delete("/api/v1/keys/" + Query.encoded(revoke)).body();
      out().println(bursar.json ? answer : "Key " + revoke + " is refused from now on.");
    } else {
      show(hub);
    }
    return 0;
  }

  private void make(HubClient hub) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("principal", add);
    body.put("grants", grants.stream().map(this::grant).toList());
    String answer = hub.post("/api/v1/keys", body).body();
    if (bursar.json) {
      out().println(answer);
      return;
    }
    out().println(Json.object(answer).get("key"));
    spec.commandLine().getErr().println("Keep it: it is not shown again.");
  }

  /** The tenant is what a path begins with. */
  private Map<String, Object> grant(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1) {
      throw wrong("--grant is '" + text + "', not ROLE@NODE such as viewer@acme/ads.");
    }
    String node = text.substring(at + 1);
    int slash = node.indexOf('/');
    return Map.of(
        "role",
        text.substring(0, at),
        "tenant",
        slash < 0 ? node : node.substring(0, slash),
        "node",
        node);
  }

  private void show(HubClient hub) {
    List<Map<String, Object>> keys = Json.objects(hub.get("/api/v1/keys").body());
    if (!bursar.json) {
      keys = keys.stream().map(KeysCommand::forPeople).toList();
    }
    Listing.print(
        out(),
        bursar.json,
        keys.iterator(),
        Integer.MAX_VALUE,
        COLUMNS,
        "There is no key to be seen.");
  }

  private static Map<String, Object> forPeople(Map<String, Object> key) {
    Map<String, Object> shown = new LinkedHashMap<>(key);
    shown.put("state", Boolean.TRUE.equals(key.get("revoked")) ? "revoked" : "good");
    shown.put(
        "shown",
        ((List<?>) key.get("grants"))
            .stream()
                .map(Map.class::cast)
                .map(grant -> grant.get("role") + "@" + grant.get("node"))
                .collect(Collectors.joining(" ")));
    return shown;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
