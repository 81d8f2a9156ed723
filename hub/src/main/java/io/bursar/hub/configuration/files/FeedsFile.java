package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import java.util.List;

/** The keys of {@code feeds.yaml}. */
final class FeedsFile {

  private static final ObjectSpec FEED =
      ObjectSpec.of(
              "a feed",
              required(
                  "name",
                  Shape.of(Names.SLUG_NAME),
                  "Unique; part of the identity of the feed's charges, so it should never change.",
                  "aws"),
              required(
                  "tenant", Shape.of(Names.REFERENCE), "The tenant whose spend it is.", "acme"),
              optional(
                  "folder",
                  Shape.of(Names.PATH),
                  "The folder that is watched for `*.csv` and `*.csv.gz`: absolute, or relative to"
                      + " the data folder. Without it, `inbox/NAME`.",
                  "inbox/aws"),
              optional(
                  "format",
                  Shape.of(Choices.ofTexts(List.of("focus"))),
                  "`focus`: a FOCUS cost export, 1.0 to 1.4.",
                  "focus"),
              optional(
                  "spread",
                  Shape.of(Choices.ofTexts(List.of("even"))),
                  "With `format: focus`. `even`: a charge whose period is longer than a day, such as"
                      + " a yearly commitment fee, counts in equal parts on each day of the period;"
                      + " without it, whole on the first. A mapping says this itself.",
                  "even"),
              optional(
                  "mapping",
                  Shape.of(Names.PATH),
                  "For any other table: the mapping that says what its columns mean.",
                  "mappings/oracle.yaml"))
          .exactlyOne("format", "mapping");

  static final FileSpec SPEC =
      new FileSpec(
          "feeds",
          "feeds.yaml",
          "Folders that are watched for files of spend. One file for all tenants.",
          ObjectSpec.of(
              "feeds.yaml",
              optional(
                  "feeds",
                  listOf(Shape.of(FEED)),
                  "The feeds.",
                  "[{name: aws, tenant: acme, format: focus}]")));

  private FeedsFile() {}
}
