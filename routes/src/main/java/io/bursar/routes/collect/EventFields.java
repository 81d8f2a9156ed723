package io.bursar.routes.collect;

import io.bursar.core.collected.DaySpan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of an event's data, each read as what it is; what is wrong becomes a problem. */
final class EventFields {

  private static final List<String> COMMON =
      List.of(
          "time",
          "day",
          "node",
          "service",
          "account",
          "provider",
          "category",
          "description",
          "version");

  static final List<String> CHARGE = with("amount", "currency", "effective", "firstDay", "lastDay");
  static final List<String> METRIC = with("metric", "quantity");

  /** Short words for FOCUS columns; who needs the others gives them in {@code focus}. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "service", "ServiceName",
          "account", "SubAccountId",
          "provider", "ServiceProviderName",
          "category", "ChargeCategory",
          "description", "ChargeDescription");

  /** What FOCUS allows as ChargeCategory. */
  private static final Set<String> CATEGORIES =
      Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");

  /** Longest text of a field; a description is a sentence, not a document. */
  private static final int MAX_TEXT = 8192;

  private final RawEvent event;

  EventFields(RawEvent event) {
    this.event = event;
  }

  Optional<String> required(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty() && event.field(name).isEmpty()) {
      event.problem(CollectCode.FIELD_MISSING, "data." + name, "data has no " + name);
    }
    return value;
  }

  /** A text, if it is given and can be kept. */
  Optional<String> optional(String name) {
    return event.field(name).filter(value -> keepable("data." + name, value));
  }

  Optional<BigDecimal> amount(String name, boolean required) {
    Optional<String> text = event.field(name);
    if (text.isEmpty()) {
      if (required) {
        event.problem(CollectCode.FIELD_MISSING, "data." + name, "data has no " + name);
      }
      return Optional.empty();
    }
    Optional<BigDecimal> amount = Words.amount(text.get());
    if (amount.isEmpty()) {
      event.problem(
          CollectCode.AMOUNT_INVALID,
          "data." + name,
          name
              + " is "
              + Words.shown(text.get())
              + ", not a decimal number with at most 40 digits before and after the point");
    }
    return amount;
  }

  /** The days that it is for, when the event says both or neither of them. */
  Optional<DaySpan> span() {
    Optional<LocalDate> first = spanDay("firstDay", "lastDay");
    Optional<LocalDate> last = spanDay("lastDay", "firstDay");
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> problem = DaySpan.problem(first.get(), last.get());
    problem.ifPresent(why -> event.problem(CollectCode.SPAN_INVALID, "data.lastDay", why));
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(new DaySpan(first.get(), last.get()));
  }

  private Optional<LocalDate> spanDay(String name, String other) {
    Optional<String> text = event.field(name);
    if (text.isEmpty()) {
      if (event.field(other).isPresent()) {
        event.problem(
            CollectCode.FIELD_MISSING,
            "data." + name,
            other + " is given, and " + name + " is not");
      }
      return Optional.empty();
    }
    Optional<LocalDate> day = text.flatMap(Words::day);
    if (day.isEmpty()) {
      event.problem(
          CollectCode.TIME_INVALID,
          "data." + name,
          "data.%s is %s, not a day like 2026-11-05 of the years 1970 to 2199"
              .formatted(name, Words.shown(text.get())));
    }
    return day;
  }

  Optional<String> currency() {
    Optional<String> currency = required("currency");
    if (currency.isPresent() && !Words.isCurrency(currency.get())) {
      event.problem(
          CollectCode.FIELD_INVALID,
          "data.currency",
          "currency is "
              + Words.shown(currency.get())
              + ", not a code in capitals like USD (ISO 4217)");
    }
    return currency;
  }

  /** 1 when the source has no versions. */
  long version() {
    Optional<String> text = event.field("version");
    Optional<Long> version = text.flatMap(Words::version);
    if (text.isPresent() && version.isEmpty()) {
      event.problem(
          CollectCode.FIELD_INVALID,
          "data.version",
          "version is " + Words.shown(text.get()) + ", not a whole number from 1 on");
    }
    return version.orElse(1L);
  }

  /** Puts every FOCUS column that the event names, by its own name or the short word for it. */
  void focus(Map<String, String> columns) {
    event
        .focus()
        .forEach(
            (name, value) -> {
              if (keepable("data.focus", name) && keepable("data.focus." + name, value)) {
                columns.put(name, value);
              }
            });
    COLUMNS.forEach(
        (word, column) ->
            optional(word)
                .ifPresent(
                    value -> {
                      String other = columns.putIfAbsent(column, value);
                      if (other != null && !other.equals(value)) {
                        event.problem(
                            CollectCode.FIELD_TWICE,
                            "data." + word,
                            word + " and focus." + column + " say different things");
                      }
                    }));
    String category = columns.getOrDefault("ChargeCategory", "Usage");
    if (!CATEGORIES.contains(category)) {
      event.problem(
          CollectCode.FIELD_INVALID,
          "data.category",
          "category is "
              + Words.shown(category)
              + "; FOCUS knows Usage, Purchase, Tax, Credit and Adjustment."
              + " A grouping of your own belongs into tags");
    }
  }

  void tags() {
    event
        .tags()
        .forEach(
            (name, value) -> {
              if (keepable("data.tags", name)) {
                keepable("data.tags." + name, value);
              }
            });
  }

  /** A misspelt {@code effective} left out in silence would be money lost. */
  void refuseUnknown(List<String> known) {
    for (String name : event.fields().keySet()) {
      if (!known.contains(name)) {
        event.problem(
            CollectCode.FIELD_UNKNOWN,
            "data." + Words.plain(name),
            "there is no field "
                + Words.shown(name)
                + "; correct the name, or put it into tags. Known are "
                + String.join(", ", known)
                + ", tags and focus");
      }
    }
  }

  private boolean keepable(String field, String text) {
    if (text.length() > MAX_TEXT) {
      event.problem(
          CollectCode.TEXT_INVALID,
          Words.plain(field),
          Words.plain(field)
              + " has "
              + text.length()
              + " characters, at most "
              + MAX_TEXT
              + " can be kept");
      return false;
    }
    if (!Words.canBeKept(text)) {
      event.problem(
          CollectCode.TEXT_INVALID,
          Words.plain(field),
          Words.plain(field) + " is " + Words.shown(text) + ": NUL or half a surrogate pair");
      return false;
    }
    return true;
  }

  private static List<String> with(String... own) {
    List<String> names = new ArrayList<>(List.of(own));
    names.addAll(COMMON);
    return List.copyOf(names);
  }
}
