package io.bursar.routes.collect;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an event says: a charge or a metric, or everything that is wrong with it. */
final class EventMeaning {

  static final String CHARGE = "io.bursar.charge";
  static final String METRIC = "io.bursar.metric";

  private final RawEvent event;
  private final EventFields fields;

  private EventMeaning(RawEvent event) {
    this.event = event;
    this.fields = new EventFields(event);
  }

  /**
   * Understands the event; when it cannot, the event's problems say why.
   *
   * @param writer whose tenants it may be for
   */
  static Optional<Collected> of(RawEvent event, Writer writer) {
    if (event.problems().stream().anyMatch(p -> p.code() == CollectCode.NOT_AN_EVENT)) {
      return Optional.empty();
    }
    return new EventMeaning(event).collected(writer);
  }

  private Optional<Collected> collected(Writer writer) {
    if (event.attribute("specversion").filter(v -> !v.equals("1.0")).isPresent()) {
      event.problem(
          CollectCode.ATTRIBUTE_INVALID,
          "specversion",
          "specversion is " + Words.shown(event.attribute("specversion").get()) + ", not '1.0'");
    }
    attribute("specversion", 8);
    Optional<String> id = attribute("id", Limits.ID_LENGTH);
    Optional<String> source = attribute("source", Limits.SOURCE_LENGTH);
    Optional<String> type = attribute("type", Limits.ID_LENGTH);
    Optional<String> tenant = tenant(writer);
    event
        .attribute("datacontenttype")
        .filter(content -> !isJson(content))
        .ifPresent(
            content ->
                event.problem(
                    CollectCode.ATTRIBUTE_INVALID,
                    "datacontenttype",
                    "data is " + Words.shown(content) + ", only JSON is read"));
    if (event.isWithoutData() && event.problems().isEmpty()) {
      event.problem(CollectCode.DATA_MISSING, "data", "the event has no data");
    }
    if (type.isEmpty() || event.isWithoutData()) {
      return Optional.empty();
    }
    return switch (type.get()) {
      case CHARGE -> charge(tenant, source, id);
      case METRIC -> metric(tenant, source, id);
      default -> {
        event.problem(
            CollectCode.TYPE_UNKNOWN,
            "type",
            "type " + Words.shown(type.get()) + " is neither " + CHARGE + " nor " + METRIC);
        yield Optional.empty();
      }
    };
  }

  private Optional<Collected> charge(
      Optional<String> tenant, Optional<String> source, Optional<String> id) {
    Optional<BigDecimal> amount = fields.amount("amount", true);
    Optional<BigDecimal> effective = fields.amount("effective", false);
    Optional<String> currency = fields.currency();
    Optional<DaySpan> span = fields.span();
    Common common = common(EventFields.CHARGE);
    if (!event.problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Collected.Charge(
            tenant.get(),
            source.get(),
            id.get(),
            common.version,
            common.when.get(),
            amount.get(),
            effective,
            currency.get(),
            span,
            common.node,
            common.focus,
            event.tags(),
            Optional.empty(),
            Optional.empty()));
  }

  private Optional<Collected> metric(
      Optional<String> tenant, Optional<String> source, Optional<String> id) {
    Optional<String> metric = fields.required("metric");
    Optional<BigDecimal> quantity = fields.amount("quantity", true);
    Common common = common(EventFields.METRIC);
    if (!event.problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Collected.Metric(
            tenant.get(),
            source.get(),
            id.get(),
            common.version,
            common.when.get(),
            metric.get(),
            quantity.get(),
            common.node,
            common.focus,
            event.tags(),
            Optional.empty()));
  }

  private Common common(List<String> known) {
    Common common = new Common(fields.version(), when(), fields.optional("node"), new HashMap<>());
    fields.focus(common.focus);
    fields.tags();
    fields.refuseUnknown(known);
    return common;
  }

  private record Common(
      long version, Optional<When> when, Optional<String> node, Map<String, String> focus) {}

  /** From data's time, or its day, or else the time of the event itself. */
  private Optional<When> when() {
    Optional<String> time = event.field("time");
    Optional<String> day = event.field("day");
    if (time.isPresent() && day.isPresent()) {
      event.problem(
          CollectCode.FIELD_TWICE, "data.day", "data has both time and day; give one of them");
      return Optional.empty();
    }
    if (day.isPresent()) {
      Optional<LocalDate> date = day.flatMap(Words::day);
      if (date.isEmpty()) {
        badTime("data.day", day.get(), "a day like 2026-11-05");
      }
      return date.map(When.On::new);
    }
    Optional<String> instant = time.or(() -> event.attribute("time"));
    if (instant.isEmpty()) {
      event.problem(
          CollectCode.FIELD_MISSING,
          "data.time",
          "it is not said when this was spent; give time (an instant) or day");
      return Optional.empty();
    }
    Optional<Instant> at = instant.flatMap(Words::instant);
    if (at.isEmpty()) {
      badTime(
          time.isPresent() ? "data.time" : "time",
          instant.get(),
          "an instant with its offset like 2026-11-05T09:00:00+08:00");
    }
    return at.map(When.At::new);
  }

  private void badTime(String field, String value, String wanted) {
    event.problem(
        CollectCode.TIME_INVALID,
        field,
        field + " is " + Words.shown(value) + ", not " + wanted + " of the years 1970 to 2199");
  }

  private Optional<String> attribute(String name, int maxLength) {
    Optional<String> value = event.attribute(name);
    if (value.isEmpty()) {
      event.problem(CollectCode.ATTRIBUTE_MISSING, name, "attribute " + name + " is missing");
    } else if (!Words.isIdentity(value.get(), maxLength)) {
      event.problem(
          CollectCode.ATTRIBUTE_INVALID,
          name,
          "attribute "
              + name
              + " is "
              + Words.shown(value.get())
              + "; it must not be empty, have control characters or be longer than "
              + maxLength);
    }
    return value;
  }

  private Optional<String> tenant(Writer writer) {
    Optional<String> named = event.attribute("tenant");
    if (named.isPresent() && !writer.mayWriteTo(named.get())) {
      event.problem(
          CollectCode.TENANT_FORBIDDEN,
          "tenant",
          "there is no tenant " + Words.shown(named.get()) + " that this key may write to");
      return Optional.empty();
    }
    Optional<String> tenant = named.or(writer::impliedTenant);
    if (tenant.isEmpty()) {
      event.problem(
          CollectCode.TENANT_UNCLEAR,
          "tenant",
          "this key may write to several tenants; name one of them in attribute tenant");
    }
    return tenant;
  }

  private static boolean isJson(String contentType) {
    return MediaType.of(contentType).filter(MediaType::isJson).isPresent();
  }
}
