package io.bursar.hub.cli;

import picocli.CommandLine.Option;

/** What every list can be asked for. */
final class ListOptions {

  @Option(names = "--tenant", paramLabel = "T", description = "Only of this tenant.")
  String tenant;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "At most so many, newest first (default: 50, with --json all).")
  int limit;

  Query query(String path) {
    return new Query(path).with("tenant", tenant).with("limit", limit == 0 ? 1000 : page());
  }

  private int page() {
    return Math.min(limit, 1000);
  }
}
