package io.bursar.core;

/**
 * A stable code for something that can be wrong. Whoever declares codes does it in an enum of this
 * type: docs/reference/codes.md is made from all of them. A code never changes its meaning and is
 * never given to something else.
 */
public interface Code {

  /** As people look it up: {@code BUR-1801}. */
  String code();

  /** What is wrong, in general and in one sentence without its full stop. */
  String title();

  /** What to do about it, in general, in full sentences. */
  String remedy();
}
