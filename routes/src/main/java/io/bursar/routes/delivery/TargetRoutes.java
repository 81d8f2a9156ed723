package io.bursar.routes.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one running route for each target, made of the route template {@code PURPOSE-target}. A
 * target that changed gets a new route; one that cannot be made holds up no other.
 */
public final class TargetRoutes {

  /**
   * A target that is to have a route.
   *
   * @param name name of the target
   * @param sink the Kamelet that sends to it
   */
  public record Wanted(String name, SinkUri sink) {}

  private static final Logger LOG = LoggerFactory.getLogger(TargetRoutes.class);

  /** What may stand in a route id, a consumer group and a delivery id. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  // What the routes of a target's Kamelets are called, behind its own name; the templates say it
  // too.
  private static final String SOURCE = "-source";
  private static final String SINK = "-sink";
  private static final String RECORD = "-record";

  private static final long LONGEST_STOP_SECONDS = 30;

  private static final Duration RETRY = Duration.ofSeconds(30);

  /** Of all purposes: Camel makes routes of templates one after the other, or half of one. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Purpose purpose;
  private final CamelContext camel;
  private final DeliveryGates gates;
  private final long longestDeliveryMillis;
  private final Duration retry;
  private final Map<String, Wanted> known = new HashMap<>();

  /** When those that could not be made were tried last, by name; nanoseconds. */
  private final Map<String, Long> failed = new HashMap<>();

  /**
   * Has no routes yet.
   *
   * @param longestDeliveryMillis how long one delivery may take: its partitions stay for that long
   */
  public TargetRoutes(
      Purpose purpose, CamelContext camel, DeliveryGates gates, long longestDeliveryMillis) {
    this(purpose, camel, gates, longestDeliveryMillis, RETRY);
  }

  /**
   * @param retry after what time a target that could not be made is tried again
   */
  public TargetRoutes(
      Purpose purpose,
      CamelContext camel,
      DeliveryGates gates,
      long longestDeliveryMillis,
      Duration retry) {
    this.retry = retry;
    this.purpose = purpose;
    this.camel = camel;
    this.gates = gates;
    this.longestDeliveryMillis = longestDeliveryMillis;
  }

  /** Makes what runs what is wanted; does nothing when it is. */
  public void set(List<Wanted> wanted) {
    synchronized (ONE_AT_A_TIME) {
      become(wanted);
    }
  }

  private void become(List<Wanted> wanted) {
    for (Wanted old : new ArrayList<>(known.values())) {
      if (!wanted.contains(old)) {
        remove(old);
      }
    }
    for (Wanted target : wanted) {
      if (isDueAgain(target.name())) {
        remove(target);
      }
      if (!known.containsKey(target.name())) {
        add(target);
      }
    }
  }

  private boolean isDueAgain(String name) {
    return failed.containsKey(name) && System.nanoTime() - failed.get(name) >= retry.toNanos();
  }

  private void add(Wanted target) {
    // Known even when it fails: it is tried again after a while, or when it was changed.
    known.put(target.name(), target);
    try {
      if (!NAME.matcher(target.name()).matches()) {
        throw new IllegalArgumentException("a target's name has letters, digits and . _ -");
      }
      gates.open(purpose, target.name());
      String route = routeId(target);
      camel.addRouteFromTemplate(
          route,
          purpose.word() + "-target",
          Map.of(
              "target", target.name(),
              "sink", target.sink().uri(route + SINK),
              "longestDelivery", longestDeliveryMillis));
      LOG.info("Target has its route; stage={} route={}", purpose.word(), route);
    } catch (Exception e) {
      failed.put(target.name(), System.nanoTime());
      report("cannot have its route", target, e);
    }
  }

  private void remove(Wanted target) {
    gates.close(purpose, target.name());
    known.remove(target.name());
    failed.remove(target.name());
    try {
      // With the routes of its Kamelets, which Camel leaves behind: the consumer would go on. It
      // stops first.
      String route = routeId(target);
      for (String each : List.of(route + SOURCE, route, route + SINK, route + RECORD)) {
        camel.getRouteController().stopRoute(each, LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        camel.removeRoute(each);
      }
      LOG.info("Target's route is gone; stage={} route={}", purpose.word(), route);
    } catch (Exception e) {
      report("cannot lose its route", target, e);
    }
  }

  private String routeId(Wanted target) {
    return purpose.word() + "-" + target.name();
  }

  /** Without the exception's text: Camel's messages repeat URIs. */
  private void report(String what, Wanted target, Exception exception) {
    List<String> causes = new ArrayList<>();
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      causes.add(cause.getClass().getSimpleName());
    }
    LOG.error("Target {}: {}; stage={} route={}", what, causes, purpose.word(), routeId(target));
  }
}
