package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.spec.Times;

/** The keys of {@code calendar.yaml}. */
final class CalendarFile {

  private static final ObjectSpec PROMOTION =
      ObjectSpec.of(
          "a promotion",
          required(
              "name",
              Shape.of(Names.OCCASION),
              "What people call it. It may be said again for another year.",
              "Singles' Day"),
          required("from", Shape.of(Times.DATE), "Its first day.", "2026-11-01"),
          optional(
              "to",
              Shape.of(Times.DATE),
              "Its last day, which still belongs to it; at most "
                  + CalendarReader.LONGEST
                  + " days in all. Without it, the promotion is the one day `from`.",
              "2026-11-11"));

  private static final ObjectSpec HOLIDAY =
      ObjectSpec.of(
          "a holiday",
          required("day", Shape.of(Times.DATE), "Which day; each stands here once.", "2026-12-25"),
          optional("name", Shape.of(Names.OCCASION), "What people call it.", "Christmas"));

  static final FileSpec SPEC =
      new FileSpec(
          "calendar",
          "tenants/TENANT/calendar.yaml",
          "Days that are not like others: promotions, on which spend is expected to differ, and"
              + " public holidays. Days are the tenant's own, in its zone.",
          ObjectSpec.of(
              "calendar.yaml",
              optional(
                  "promotions",
                  listOf(Shape.of(PROMOTION)),
                  "Days on which spend is expected to differ. They may overlap: a day belongs to a"
                      + " promotion or it does not.",
                  "[{name: Singles' Day, from: 2026-11-01, to: 2026-11-11}]"),
              optional(
                  "holidays",
                  listOf(Shape.of(HOLIDAY)),
                  "Public holidays.",
                  "[{day: 2026-12-25, name: Christmas}]")));

  private CalendarFile() {}
}
