package io.bursar.routes.views;

/** PostgreSQL answers, and will never take these rows: what is in them does not fit. */
final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadData(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
