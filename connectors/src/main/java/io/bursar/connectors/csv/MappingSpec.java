package io.bursar.connectors.csv;

import static io.bursar.connectors.csv.MappingKey.key;

import io.bursar.connectors.csv.MappingKey.Shape;
import java.util.List;

/** Every key of a mapping, declared once. */
public final class MappingSpec {
  private MappingSpec() {}

  private static final MappingKey DECIMAL =
      key("decimal", Shape.TEXT, "Sign before the fraction. Default `.`", "\",\"").oneOf(".", ",");
  private static final MappingKey GROUP =
      key("group", Shape.TEXT, "Sign between thousands. Default: digits are not grouped.", "\".\"")
          .oneOf(",", ".", "'", " ", "none");
  private static final MappingKey COLUMN =
      key("column", Shape.FIELD, "Where it stands.", "[Name, Older name]");
  private static final MappingKey EQUALS =
      key("equals", Shape.TEXTS, "The values that do it, exactly as they stand.", "[\"#N/A\"]");

  /** The keys that any field written as a block has. */
  static final List<MappingKey> FIELD =
      List.of(
          key("column", Shape.TEXTS, "A column, or names of which the header has one.", "Betrag"),
          key("constant", Shape.TEXT, "The same value for every row.", "EUR"),
          key("optional", Shape.SWITCH, "Whether the header may lack it. Default false.", "true"));

  private static final MappingKey TABLE =
      key("table", Shape.BLOCK, "How the table is written down.", "{delimiter: \";\"}")
          .with(
              key(
                  "delimiter",
                  Shape.TEXT,
                  "Between fields: one character or `tab`. Default `,`",
                  "\";\""),
              key(
                  "quote",
                  Shape.TEXT,
                  "Around fields: one character or `none`. Default `\"`",
                  "none"),
              key("charset", Shape.TEXT, "Default UTF-8; a byte order mark wins.", "windows-1252"),
              key(
                  "header",
                  Shape.SWITCH,
                  "Whether there is one. Default true; else use numbers.",
                  "false"),
              key("skip-rows", Shape.NUMBER, "Rows before the header. Default 0.", "3"),
              key("nulls", Shape.TEXTS, "Words that mean: no value.", "[NULL, \"-\"]"));

  private static final MappingKey DATE =
      key("date", Shape.FIELD_BLOCK, "When it was spent.", "{column: Datum, formats: dd.MM.yyyy}")
          .must()
          .with(
              COLUMN,
              key(
                  "columns",
                  Shape.FIELDS,
                  "Several columns, read as one text with blanks.",
                  "[month, day]"),
              key(
                  "formats",
                  Shape.TEXTS,
                  "Patterns (`dd.MM.yyyy`), `iso`, `epoch-seconds`, "
                      + "`epoch-millis`; the first that fits. Default `iso`.",
                  "[dd.MM.yyyy, MM/dd/yyyy]"),
              key("locale", Shape.TEXT, "Language of month names. Default `en`.", "de"),
              key(
                  "zone",
                  Shape.TEXT,
                  "Zone of times that name none. Default UTC.",
                  "Europe/London"),
              key("year", Shape.NUMBER, "The year, where the column has none.", "2020"));

  private static final MappingKey AMOUNT =
      key(
              "amount",
              Shape.FIELD_BLOCK,
              "What was spent. This, or `metric` and `quantity`.",
              "Net Amount")
          .with(
              COLUMN,
              key(
                  "multiply",
                  Shape.FIELDS,
                  "Columns whose product it is.",
                  "[Quantity, UnitPrice]"),
              key("debit", Shape.FIELD, "Column of what was spent; with `credit`.", "Soll"),
              key("credit", Shape.FIELD, "Column of what came back; with `debit`.", "Haben"),
              key(
                      "sign",
                      Shape.TEXT,
                      "`inverted` where spending is negative. Default `as-is`.",
                      "inverted")
                  .oneOf("as-is", "inverted"),
              key(
                      "negative-when",
                      Shape.BLOCK,
                      "Rows whose amount counts negative.",
                      "{column: SHKZG, equals: H}")
                  .with(
                      key("column", Shape.FIELD, "Where it stands.", "SHKZG").must(),
                      EQUALS.must()),
              DECIMAL,
              GROUP);

  private static final MappingKey SKIP =
      key(
              "skip",
              Shape.BLOCKS,
              "Rows to leave out (they are counted as skipped).",
              "[{column: placement, equals: \"#N/A\"}]")
          .with(
              key("column", Shape.FIELD, "Where it stands.", "placement").must(),
              EQUALS,
              key("empty", Shape.SWITCH, "`true`: rows without a value there.", "true"));

  private static final MappingKey SNAPSHOT =
      key(
              "snapshot",
              Shape.BLOCK,
              "For tables that are sent again as a whole: a file is all there is of an account and"
                  + " a period, and replaces what was said of them before. The version is given"
                  + " with the import.",
              "{account: Ledger, period: Month}")
          .with(
              key("account", Shape.FIELD, "Account or ledger that the file is of.", "Ledger")
                  .must(),
              key("period", Shape.FIELD, "Period that the file is of, any text.", "Month").must());

  /** The keys of a mapping, in the order people write them. */
  public static List<MappingKey> keys() {
    return KEYS;
  }

  private static final List<MappingKey> KEYS =
      List.of(
          key(
              "name",
              Shape.TEXT,
              "What the format is called. Default: the file's name.",
              "calderdale"),
          key("about", Shape.TEXT, "For readers.", "Council payments"),
          TABLE,
          DATE,
          AMOUNT,
          key(
                  "effective",
                  Shape.FIELD_BLOCK,
                  "FOCUS EffectiveCost, in the same currency.",
                  "Amortised")
              .with(COLUMN, DECIMAL, GROUP),
          key(
                  "spread",
                  Shape.TEXT,
                  "`even`: a row counts in equal parts on each day from `first-day` to `last-day`;"
                      + " the last takes the rest. `date` still names the day of the rate.",
                  "even")
              .oneOf("even"),
          key(
              "first-day",
              Shape.FIELD,
              "The first day that a row is for, written as `date`. A row without both days counts"
                  + " whole on its date.",
              "Service from"),
          key("last-day", Shape.FIELD, "The last day, included.", "Service to"),
          key("currency", Shape.FIELD, "Needed with `amount`.", "{constant: GBP}"),
          key(
              "metric",
              Shape.FIELD,
              "What is counted, where the table has no money.",
              "{constant: clicks}"),
          key("quantity", Shape.FIELD_BLOCK, "How many; with `metric`.", "clicks")
              .with(COLUMN, DECIMAL, GROUP),
          key(
              "keys",
              Shape.FIELDS,
              "Columns that identify a row. Without them: its content, and how "
                  + "often it stands in the file.",
              "[Document, Line]"),
          key(
              "version",
              Shape.FIELD,
              "A rising whole number or ISO time; a higher one replaces the row "
                  + "with the same keys. Default 1.",
              "Revision"),
          SNAPSHOT,
          key("node", Shape.FIELD, "The budget node, where the table knows it.", "Cost centre"),
          key("service", Shape.FIELD, "FOCUS ServiceName.", "Expense Area"),
          key("account", Shape.FIELD, "FOCUS SubAccountId.", "Cost centre"),
          key("provider", Shape.FIELD, "FOCUS ServiceProviderName.", "Supplier"),
          key("description", Shape.FIELD, "FOCUS ChargeDescription.", "Text"),
          key(
              "focus",
              Shape.NAMED_FIELDS,
              "Any other FOCUS columns by name.",
              "{InvoiceId: Invoice Number}"),
          key("tags", Shape.NAMED_FIELDS, "Tags, a column each.", "{team: Team}"),
          key("tags-json", Shape.FIELD, "A column with a JSON object of tags.", "Tags"),
          SKIP);
}
