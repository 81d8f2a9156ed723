package io.bursar.connectors.file;

import io.bursar.core.Code;

/** Why a file, a row or a mapping was refused. The numbers never change their meaning. */
public enum FormatCode implements Code {
  FILE_EMPTY("BUR-1200", "The file has no rows", "Send a file with a header."),
  FILE_BROKEN(
      "BUR-1201",
      "The compressed file ends early or is damaged",
      "Send it again whole; rows that were read before count once."),
  FILE_UNREADABLE(
      "BUR-1202", "Reading the file failed", "See the reason; rows read before count once."),
  HEADER_LACKS(
      "BUR-1203",
      "The header lacks a column that is needed",
      "Name the column in the mapping as the header does, or choose the right format."),
  HEADER_TWICE("BUR-1204", "Two columns have the same name", "Rename one, or give column numbers."),
  ROW_NUL("BUR-1205", "A row has a NUL byte", "The file is damaged or is no text; export again."),
  ROW_CHARSET(
      "BUR-1206",
      "A row is not in the charset of the file",
      "Name the right one in the mapping (table.charset), or export as UTF-8."),
  ROW_TOO_LONG("BUR-1207", "A row is longer than 512 KiB", "Look for a missing line end."),
  ROW_QUOTES(
      "BUR-1208",
      "A quote is not closed, or text follows a closing quote",
      "Double the quotes inside quoted values."),
  ROW_COLUMNS(
      "BUR-1209",
      "A row has more or fewer columns than the header",
      "Quote values that contain the delimiter."),
  VALUE_MISSING(
      "BUR-1210", "A value that is needed is empty", "Correct the row, or skip such rows."),
  AMOUNT_UNREADABLE(
      "BUR-1211",
      "An amount is no number",
      "Say the decimal and group signs in the mapping, or correct the row."),
  AMOUNT_OUT_OF_RANGE(
      "BUR-1212",
      "An amount has more digits than any money",
      "Correct the row: at most 40 digits before and after the point."),
  DATE_UNREADABLE(
      "BUR-1213", "A date cannot be read", "Add its format to date.formats, or correct the row."),
  CURRENCY_UNREADABLE("BUR-1214", "A currency is no code", "Use an ISO 4217 code such as USD."),
  TAGS_UNREADABLE("BUR-1215", "Tags are no JSON object", "Correct the row."),
  VERSION_UNREADABLE("BUR-1216", "A version is no whole number", "Correct the row."),
  ID_TOO_LONG("BUR-1217", "Keys are longer than 500 characters", "Choose shorter key columns."),
  OTHER_DATASET(
      "BUR-1218",
      "The file is another FOCUS dataset",
      "Send the cost and usage dataset: it has the charges."),
  SPAN_UNUSABLE(
      "BUR-1219",
      "A charge cannot be spread over the days it names",
      "Correct the row: its last day is not before the first, and at most 3,660 days on."),

  MAPPING_SYNTAX("BUR-1300", "The mapping is no YAML", "Correct it at the place shown."),
  MAPPING_UNKNOWN_KEY("BUR-1301", "A key means nothing here", "Correct or remove it."),
  MAPPING_MISSING_KEY("BUR-1302", "A key is missing", "Add it."),
  MAPPING_WRONG_TYPE("BUR-1303", "A value has the wrong type", "Write it as the reason shows."),
  MAPPING_BAD_VALUE("BUR-1304", "A value is not possible", "Choose one of those named."),
  MAPPING_CONFLICT("BUR-1305", "Two keys exclude each other", "Keep one of them."),
  MAPPING_NO_KEYS(
      "BUR-1307",
      "Rows have no keys",
      "If a column identifies a row, name it under keys: then a corrected row replaces the first."),
  MAPPING_NO_ZONE(
      "BUR-1308", "Times of day without a zone", "Say date.zone; without it they are UTC.");

  private final String code;
  private final String title;
  private final String remedy;

  FormatCode(String code, String title, String remedy) {
    this.code = code;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
