package io.bursar.routes.views;

/** A cursor that no page of this list gave out. */
public final class BadCursor extends IllegalArgumentException {
  BadCursor(String cursor) {
    super("cursor \"" + cursor + "\" is not one of this list; ask again without a cursor");
  }
}
