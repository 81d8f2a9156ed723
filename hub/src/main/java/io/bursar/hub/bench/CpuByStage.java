package io.bursar.hub.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU time of this process's threads by what they work for, and of the servers that it started.
 * Threads are told apart by their names.
 */
final class CpuByStage {

  private record Kind(String part, List<String> marks) {}

  /** The first mark that a thread's name has says what it works for. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("clean", List.of("[bursar.charges.collected]")),
          new Kind("forecast", List.of("[bursar.forecasts.due]")),
          new Kind(
              "views",
              List.of(
                  "[bursar.forecasts]",
                  "[bursar.usage]",
                  "[bursar.postings]",
                  "[bursar.windows]",
                  "[bursar.rejected]",
                  "[bursar.replies]",
                  "[bursar.control]")),
          new Kind("adjust and notify", List.of("[bursar.decisions")),
          new Kind("ledger", List.of("bursar.ledger")),
          new Kind("windows", List.of("bursar.windows")),
          new Kind("collect", List.of("http-nio", "tomcat-handler", "exec-")),
          new Kind("producers", List.of("kafka-producer-network-thread")),
          new Kind("rocksdb", List.of("rocksdb")),
          new Kind(
              "broker",
              List.of(
                  "data-plane",
                  "kafka-",
                  "Sender",
                  "group-coordinator",
                  "transaction-",
                  "raft-",
                  "quorum",
                  "broker-",
                  "controller-",
                  "kafka-log",
                  "Purgatory")),
          new Kind("bench", List.of("main", "bench-")));

  private final Map<Long, Long> threads;
  private final Map<Long, Long> servers;
  private final long process;

  private CpuByStage(Map<Long, Long> threads, Map<Long, Long> servers, long process) {
    this.threads = threads;
    this.servers = servers;
    this.process = process;
  }

  /** As it stands now. */
  static CpuByStage now() {
    var bean = ManagementFactory.getThreadMXBean();
    Map<Long, Long> threads = new HashMap<>();
    for (long id : bean.getAllThreadIds()) {
      threads.put(id, Math.max(0, bean.getThreadCpuTime(id)));
    }
    Map<Long, Long> servers = new HashMap<>();
    ProcessHandle.current().descendants().forEach(child -> servers.put(child.pid(), nanos(child)));
    return new CpuByStage(threads, servers, processNanos());
  }

  /**
   * Seconds of CPU since then, by part; "other" is what no thread that still lives accounts for.
   */
  Map<String, Object> since() {
    var bean = ManagementFactory.getThreadMXBean();
    Map<String, Long> nanos = new TreeMap<>();
    long named = 0;
    for (long id : bean.getAllThreadIds()) {
      var info = bean.getThreadInfo(id);
      long used = bean.getThreadCpuTime(id) - threads.getOrDefault(id, 0L);
      if (info != null && used > 0) {
        nanos.merge(part(info.getThreadName()), used, Long::sum);
        named += used;
      }
    }
    nanos.merge(
        "jvm: compiler, collector, ended threads", processNanos() - process - named, Long::sum);
    ProcessHandle.current()
        .descendants()
        .forEach(
            child ->
                nanos.merge(
                    server(child),
                    nanos(child) - servers.getOrDefault(child.pid(), 0L),
                    Long::sum));
    Map<String, Object> seconds = new LinkedHashMap<>();
    nanos.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(each -> seconds.put(each.getKey(), Math.round(each.getValue() / 1e7) / 100.0));
    return seconds;
  }

  private static String part(String thread) {
    for (Kind kind : KINDS) {
      if (kind.marks().stream().anyMatch(thread::contains)) {
        return kind.part();
      }
    }
    return "other threads";
  }

  private static String server(ProcessHandle child) {
    return child.info().command().orElse("").contains("redis") ? "redis" : "postgres";
  }

  private static long nanos(ProcessHandle child) {
    return child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
