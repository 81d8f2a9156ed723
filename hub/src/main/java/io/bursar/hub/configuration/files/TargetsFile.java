package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.hub.configuration.spec.Addresses;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Key;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.spec.Shape.Variant;
import io.bursar.hub.configuration.spec.Shape.Variants;
import java.util.ArrayList;
import java.util.List;

/** The keys of {@code targets.yaml}. */
final class TargetsFile {

  private static final Key NODES =
      optional(
              "nodes",
              Shape.of(Names.NODE_PATTERN),
              "Whose limits it gets: a path that begins with the tenant, or a pattern in which `*`"
                  + " is one segment and `**` any number of them.",
              "acme/ads/**")
          .orElse("**");

  private static final Shape NOTIFY =
      new Variants(
          "a target",
          "type",
          List.of(
              variant(
                  "slack",
                  "finance-chat",
                  required(
                      "url",
                      Shape.of(Addresses.URL),
                      "The incoming webhook of Slack, Mattermost or another chat that speaks its"
                          + " format. Such an address is a secret.",
                      "${env:FINANCE_CHAT_URL}")),
              variant(
                  "webhook",
                  "erp",
                  required(
                      "url",
                      Shape.of(Addresses.URL),
                      "Where the message is posted.",
                      "https://erp.example.com/bursar"),
                  required(
                      "secret",
                      Shape.of(Addresses.SECRET),
                      "The key that time stamp and body are signed with (HMAC-SHA256).",
                      "${env:ERP_SECRET}")),
              variant(
                  "log",
                  "audit",
                  required(
                      "file",
                      Shape.of(Names.PATH),
                      "The file that gets one JSON line a message: absolute, or relative to the data"
                          + " folder.",
                      "alerts.jsonl"))));

  private static final Shape ADJUST =
      new Variants(
          "an adjust target",
          "type",
          List.of(
              variant(
                  "http",
                  "ad-platform",
                  required(
                      "url",
                      Shape.of(Addresses.URL),
                      "Where the new limit is posted, with the decision's id.",
                      "https://ads.example.com/limits"),
                  optional(
                      "secret",
                      Shape.of(Addresses.SECRET),
                      "The key that time stamp and body are signed with (HMAC-SHA256). Without it,"
                          + " calls are not signed.",
                      "${env:AD_PLATFORM_SECRET}"),
                  NODES),
              variant(
                  "csv",
                  "erp-drop",
                  required(
                      "folder",
                      Shape.of(Names.PATH),
                      "The folder that gets one CSV file a change: absolute, or relative to the data"
                          + " folder.",
                      "outbox/erp"),
                  NODES)));

  static final FileSpec SPEC =
      new FileSpec(
          "targets",
          "targets.yaml",
          "Whom Bursar tells, and which systems it gives new limits to. One file for all tenants."
              + " Secrets stay out of it: `${env:NAME}` stands for a variable of the hub's"
              + " environment, which must be set when the hub starts.",
          ObjectSpec.of(
              "targets.yaml",
              optional(
                  "targets",
                  listOf(NOTIFY),
                  "Where alerts go; policies name them.",
                  "[{name: audit, type: log, file: alerts.jsonl}]"),
              optional(
                  "adjust",
                  listOf(ADJUST),
                  "Systems that spend, which are told of limits that moved.",
                  "[{name: erp-drop, type: csv, folder: outbox/erp}]")));

  private TargetsFile() {}

  private static Variant variant(String type, String name, Key... keys) {
    List<Key> all = new ArrayList<>();
    all.add(
        required("name", Shape.of(Names.SLUG_NAME), "Unique; what others refer to it by.", name));
    all.add(required("type", Shape.of(Choices.ofTexts(List.of(type))), "What kind it is.", type));
    all.addAll(List.of(keys));
    return new Variant(type, ObjectSpec.of("a target of type " + type, all.toArray(Key[]::new)));
  }
}
