package io.bursar.routes.bus;

import java.util.Map;
import java.util.Set;

/** Says which consumer groups of this process read which topics. */
@FunctionalInterface
public interface BusReaders {
  Map<String, Set<String>> topicsByGroup();
}
