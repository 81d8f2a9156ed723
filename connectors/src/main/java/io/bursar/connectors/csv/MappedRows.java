package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;
import io.bursar.connectors.file.CurrencyText;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.JsonTags;
import io.bursar.connectors.file.RefusedRow;
import io.bursar.connectors.file.RowMeaning;
import io.bursar.connectors.file.Shown;
import io.bursar.connectors.file.Spans;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rows of one table mean under its mapping. */
final class MappedRows implements RowMeaning {
  private static final int KEPT_DATES = 10_000;

  private final FileOrigin origin;
  private final Mapping mapping;
  private final List<BoundCondition> skip;
  private final Bound date;
  private final Optional<BoundSpread> spread;
  private final BoundMeasure measure;
  private final Optional<BoundSnapshot> snapshot;
  private final RowIds ids;
  private final Optional<Bound> node;
  private final Map<String, Bound> focus;
  private final Map<String, Bound> tags;
  private final Optional<Bound> tagsJson;
  private final JsonTags json = new JsonTags();
  private final Map<String, When> dates = new HashMap<>();

  private MappedRows(List<String> header, FileOrigin origin, Mapping mapping, HeaderBinder binder) {
    this.origin = origin;
    this.mapping = mapping;
    this.skip =
        mapping.skip().stream().map(condition -> BoundCondition.of(condition, binder)).toList();
    this.date = binder.bind(mapping.date());
    this.spread = mapping.spread().map(given -> BoundSpread.of(given, binder));
    this.measure = BoundMeasure.of(mapping.measure(), binder);
    this.snapshot =
        origin.snapshot().isPresent()
            ? mapping.snapshot().map(given -> BoundSnapshot.of(given, binder))
            : Optional.empty();
    this.ids = new RowIds(mapping, header, binder);
    this.node = mapping.node().map(binder::bind);
    this.focus = bind(mapping.focus(), binder);
    this.tags = bind(mapping.tags(), binder);
    this.tagsJson = mapping.tagsJson().map(binder::bind);
  }

  static RowMeaning under(List<String> header, FileOrigin origin, Mapping mapping)
      throws RefusedRow {
    HeaderBinder binder = new HeaderBinder(header, mapping.layout().empty());
    MappedRows rows = new MappedRows(header, origin, mapping, binder);
    binder.check();
    return rows;
  }

  private static Map<String, Bound> bind(Map<String, Field> fields, HeaderBinder binder) {
    Map<String, Bound> bound = new LinkedHashMap<>();
    fields.forEach((name, field) -> bound.put(name, binder.bind(field)));
    return bound;
  }

  @Override
  public Optional<Collected> of(String[] fields) throws RefusedRow {
    for (BoundCondition condition : skip) {
      if (condition.holds(fields)) {
        return Optional.empty();
      }
    }
    When when = when(date, fields);
    Optional<String> named = node.map(bound -> bound.in(fields)).filter(text -> !text.isEmpty());
    Map<String, String> columns = values(focus, fields);
    Map<String, String> labels = tags(fields);
    long version = ids.version(fields);
    if (measure instanceof BoundMeasure.Metric metric) {
      String name = needed(metric.metric(), fields);
      BigDecimal quantity = metric.quantity().read(fields);
      return Optional.of(
          new Collected.Metric(
              origin.tenant(),
              origin.source(),
              ids.id(fields),
              version,
              when,
              name,
              quantity,
              named,
              columns,
              labels,
              origin.importId()));
    }
    BoundMeasure.Money money = (BoundMeasure.Money) measure;
    BigDecimal billed = money.amount().read(fields);
    Optional<BigDecimal> effective = money.effective(fields);
    Optional<DaySpan> span = span(fields);
    String currency = CurrencyText.read(money.currency().label(), needed(money.currency(), fields));
    Optional<SnapshotScope> scope =
        snapshot.isPresent()
            ? Optional.of(snapshot.get().scope(fields, origin.snapshot().orElseThrow()))
            : Optional.empty();
    Collected.Charge charge =
        new Collected.Charge(
            origin.tenant(),
            origin.source(),
            ids.id(fields),
            version,
            when,
            billed,
            effective,
            currency,
            span,
            named,
            columns,
            labels,
            origin.importId(),
            Optional.empty());
    return Optional.of(scope.isPresent() ? charge.in(scope.get()) : charge);
  }

  @Override
  public boolean couldBe(String[] fields) {
    try {
      when(date, fields);
      if (measure instanceof BoundMeasure.Money money) {
        money.amount().read(fields);
      } else if (measure instanceof BoundMeasure.Metric metric) {
        metric.quantity().read(fields);
      }
      return true;
    } catch (RefusedRow e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    ids.close();
  }

  /** The days of a row that names them; none is named by both of them empty. */
  private Optional<DaySpan> span(String[] fields) throws RefusedRow {
    if (spread.isEmpty() || spread.get().isEmpty(fields)) {
      return Optional.empty();
    }
    Bound last = spread.get().lastDay();
    LocalDate from = day(spread.get().firstDay(), fields);
    return Optional.of(Spans.of(last.label(), from, day(last, fields)));
  }

  /** A time of day says nothing here; it is of the day that stands before it. */
  private LocalDate day(Bound bound, String[] fields) throws RefusedRow {
    return when(bound, fields).day(mapping.dates().zone());
  }

  private When when(Bound date, String[] fields) throws RefusedRow {
    String text = needed(date, fields);
    When known = dates.get(text);
    if (known != null) {
      return known;
    }
    When when =
        mapping
            .dates()
            .read(text)
            .orElseThrow(
                () ->
                    new RefusedRow(
                        FormatCode.DATE_UNREADABLE,
                        date.label(),
                        Shown.value(text) + " fits none of date.formats"));
    if (dates.size() == KEPT_DATES) {
      dates.clear();
    }
    dates.put(text, when);
    return when;
  }

  private Map<String, String> tags(String[] fields) throws RefusedRow {
    Map<String, String> named = values(tags, fields);
    String text = tagsJson.map(bound -> bound.in(fields)).orElse("");
    if (text.isEmpty()) {
      return named;
    }
    Map<String, String> all = new LinkedHashMap<>(json.read(tagsJson.orElseThrow().label(), text));
    all.putAll(named);
    return all;
  }

  private static Map<String, String> values(Map<String, Bound> bound, String[] fields) {
    if (bound.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    bound.forEach(
        (name, field) -> {
          String value = field.in(fields);
          if (!value.isEmpty()) {
            values.put(name, value);
          }
        });
    return values;
  }

  static String needed(Bound bound, String[] fields) throws RefusedRow {
    String value = bound.in(fields);
    if (value.isEmpty()) {
      throw new RefusedRow(FormatCode.VALUE_MISSING, bound.label(), "it is empty");
    }
    return value;
  }
}
