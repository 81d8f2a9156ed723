package io.bursar.hub.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what and when something was measured. */
final class Machine {

  private static final long MEGABYTE = 1024 * 1024;

  private Machine() {}

  static Map<String, Object> now() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    said.put("cores", Runtime.getRuntime().availableProcessors());
    said.put("memoryMb", system.getTotalMemorySize() / MEGABYTE);
    said.put("heapMb", Runtime.getRuntime().maxMemory() / MEGABYTE);
    said.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    said.put("loadBefore", Math.round(system.getSystemLoadAverage() * 100) / 100.0);
    return said;
  }
}
