package io.bursar.routes.collect;

/** A file was written to while it was read: its last row may be half a row. It is read again. */
final class FileChanged extends RuntimeException {

  private static final long serialVersionUID = 1;

  FileChanged(String file) {
    super(file + " was written to while it was read");
  }
}
