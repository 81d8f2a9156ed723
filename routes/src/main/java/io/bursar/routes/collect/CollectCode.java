package io.bursar.routes.collect;

import io.bursar.core.Code;

/** What can be wrong at the doors: codes BUR-1000 to BUR-1199. A code never changes its meaning. */
public enum CollectCode implements Code {
  BODY_TOO_LARGE(1000, 413, "The request is too large", "Send fewer events a request."),
  CONTENT_TYPE(
      1001,
      415,
      "The content type is not one of CloudEvents",
      "Send application/cloudevents+json, application/cloudevents-batch+json, or application/json"
          + " with ce-* headers."),
  CHARSET(1002, 415, "The text is not UTF-8", "Send UTF-8, uncompressed."),
  MALFORMED_JSON(1003, 400, "The body is not well-formed JSON", "Correct it at line and column."),
  TOO_DEEP(1004, 400, "The JSON is nested too deeply", "An event has three levels."),
  TOO_MANY_EVENTS(1005, 413, "The batch has too many events", "Send smaller batches."),
  EVENT_TOO_LARGE(1006, 400, "An event is too large", "Leave out what is not needed."),
  NOT_AN_EVENT(1007, 400, "This is not an event", "Send a JSON object for each event."),
  ATTRIBUTE_MISSING(
      1010, 400, "A CloudEvents attribute is missing", "Give specversion, id, source and type."),
  ATTRIBUTE_INVALID(1011, 400, "A CloudEvents attribute cannot be used", "Follow CloudEvents 1.0."),
  TYPE_UNKNOWN(
      1012, 400, "The event type is not known", "Use io.bursar.charge or io.bursar.metric."),
  TENANT_UNCLEAR(
      1013, 400, "It is not clear whose spend this is", "Name the tenant in attribute tenant."),
  TENANT_FORBIDDEN(
      1014, 403, "This key may not write to the tenant", "Use a key that has a role there."),
  DATA_MISSING(1020, 400, "The event has no data", "Give a JSON object in data."),
  FIELD_MISSING(1021, 400, "A field is missing", "Give it."),
  FIELD_UNKNOWN(
      1022,
      400,
      "A field is not known",
      "Correct its name, or put it into tags; nothing is left out in silence."),
  FIELD_INVALID(1023, 400, "A field cannot be used", "Correct its value."),
  FIELD_TWICE(1024, 400, "A field is said twice", "Say it once."),
  AMOUNT_INVALID(
      1025,
      400,
      "An amount cannot be read",
      "Write a decimal number of at most 40 digits before and after the point."),
  TIME_INVALID(
      1026, 400, "A time cannot be read", "Write an ISO 8601 instant with offset, or a day."),
  TEXT_INVALID(
      1027,
      400,
      "A text cannot be kept",
      "Leave out NUL, control characters and half surrogate pairs; shorten it."),
  SPAN_INVALID(
      1028,
      400,
      "A charge cannot be spread over these days",
      "Give a firstDay and a lastDay that is not before it and at most 3,660 days on."),
  NOT_ACKNOWLEDGED(
      1040,
      503,
      "The bus did not acknowledge",
      "Send the same again: what was written already is counted once."),
  NO_WRITER(1041, 401, "It is not known who writes", "Send a key."),
  IMPORT_UNKNOWN(1050, 404, "There is no such import", "Make one first."),
  IMPORT_NOT_WAITING(1051, 409, "The import has its content already", "Make a new import for it."),
  IMPORT_INVALID(1052, 422, "The import cannot be made", "Correct the request."),
  TENANT_UNKNOWN(1053, 404, "There is no such tenant", "Name one that this key may write to."),
  FILE_UNREADABLE(1060, 422, "The file cannot be read", "Correct the file and bring it again.");

  /** A header that says by which code a request was refused whole; the caller is not sent it. */
  public static final String REFUSED_BY = "BursarRefusedBy";

  private final int number;
  private final int status;
  private final String title;
  private final String remedy;

  CollectCode(int number, int status, String title, String remedy) {
    this.number = number;
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return "BUR-" + number;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  /** The HTTP status of a request that is refused whole for it. */
  public int status() {
    return status;
  }
}
