package io.bursar.hub.configuration.files;

import io.bursar.hub.configuration.lint.Lint;
import java.util.List;

/** Looks at a mapping, which is the mapped-CSV connector's own language. */
public interface MappingCheck {

  /**
   * What is wrong in it.
   *
   * @param path in the configuration folder
   */
  List<Lint> check(String path, String text);
}
