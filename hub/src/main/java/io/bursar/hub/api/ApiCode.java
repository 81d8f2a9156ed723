package io.bursar.hub.api;

import io.bursar.core.Code;

/** What the HTTP API refuses: BUR-2000 to BUR-2099. A code never changes its meaning. */
public enum ApiCode implements Code {
  KEY_MISSING(2000, 401, "No key", "Send Authorization: Bearer KEY."),
  KEY_REFUSED(2001, 401, "The key is not accepted", "Use a key of this hub that is not revoked."),
  FORBIDDEN(2002, 403, "This key may not do that", "Use a key that has the role."),
  PATH_UNKNOWN(2003, 404, "There is nothing here", "The paths are in /api/v1/openapi.yaml."),
  METHOD(2004, 405, "The method is not known here", "Use one of the methods in Allow."),
  NOT_ACCEPTABLE(
      2005,
      406,
      "The answer has another media type",
      "Leave Accept out or accept what is offered."),
  TOO_LARGE(2006, 413, "The body is too large", "Send less in one call, or make an import."),
  MEDIA_TYPE(2007, 415, "The media type is not known here", "Send one of those in the detail."),
  CONTENT_ENCODING(2008, 415, "The body is encoded", "Send it without Content-Encoding."),
  BUSY(2009, 429, "Too many calls at once", "Try again after Retry-After seconds."),
  TOO_SLOW(2010, 408, "The body came too slowly", "Send it in one go."),
  MALFORMED(2011, 400, "The request is malformed", "Correct it as the detail says."),
  PARAMETER_UNKNOWN(
      2012, 400, "A parameter is not known here", "Use those that the contract names."),
  PARAMETER_MISSING(2013, 400, "A parameter is missing", "Give it."),
  PARAMETER_INVALID(2014, 400, "A parameter cannot be used", "Correct its value."),
  TENANT_UNKNOWN(2020, 404, "There is no such tenant", "Correct the name, or use another key."),
  NODE_UNKNOWN(2021, 404, "There is no such node", "Correct the path or id, or use another key."),
  NODE_AMBIGUOUS(2022, 400, "More than one tenant has such a node", "Give tenant too."),
  PERIOD_INVALID(
      2023,
      400,
      "The period cannot be read",
      "Write 2026-11-05, 2026-11, 2026-Q4 or 2026; in a fiscal year FY2026-P05, FY2026-Q2, FY2026."),
  CURSOR_INVALID(2024, 400, "The cursor cannot be used", "Follow the Link of the answer before."),
  IMPORT_UNKNOWN(2025, 404, "There is no such import", "Correct the id, or use another key."),
  DELIVERY_UNKNOWN(2026, 404, "There is no such delivery", "Correct the id, or use another key."),
  DELIVERY_NOT_DEAD(
      2027, 409, "The delivery is not given up", "Only undelivered ones are sent again."),
  KEY_UNKNOWN(2028, 404, "There is no such key", "Correct the id, or use another key."),
  KEY_FIRST(
      2029,
      409,
      "The first key is not revoked",
      "Start the hub with another BURSAR_ADMIN_KEY: that replaces it."),
  NOT_READY(2030, 503, "The hub is not ready", "Try again after Retry-After seconds."),
  VIEW_DOWN(2031, 503, "A view does not answer", "Try again; /ready says what is down."),
  STATEMENT_BEHIND(
      2045,
      503,
      "The statement's charges are still coming",
      "Try again after Retry-After seconds."),
  CLOSE_REFUSED(
      2046,
      409,
      "The ledger does not close the period",
      "Do what the detail says, then try again."),
  LEDGER_SILENT(2047, 503, "The ledger does not answer", "Try again; doing it twice is harmless."),
  INTERNAL(2032, 500, "The hub failed", "Try again; if it stays, report it with the time."),
  MODEL_UNKNOWN(2035, 404, "There is no such model", "Use one of those in the detail."),
  MODEL_ABSENT(
      2036,
      503,
      "No trained model serves",
      "Promote one: ./bursar model list shows those there are."),
  VIEWS_HELD(2034, 409, "The views cannot be emptied", "Stop the other process, then try again.");

  private static final int SERVER_ERROR = 500;

  private final int number;
  private final int status;
  private final String title;
  private final String remedy;

  ApiCode(int number, int status, String title, String remedy) {
    this.number = number;
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  @Override
  public String code() {
    return "BUR-" + number;
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  /** The code for an answer that the server itself made, by its HTTP status. */
  static ApiCode of(int status) {
    for (ApiCode code : values()) {
      if (code.status == status && code != KEY_MISSING && code != MODEL_ABSENT) {
        return code;
      }
    }
    return status >= SERVER_ERROR ? INTERNAL : MALFORMED;
  }
}
