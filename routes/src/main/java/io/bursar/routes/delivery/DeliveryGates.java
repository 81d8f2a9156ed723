package io.bursar.routes.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * One gate a target. Closed, it wakes what waits between two attempts and lets nothing new in, so
 * that a route that has a minute of back-off before it stops at once, and so that a delivery that
 * was cut short is not overtaken by the next one, whose commit would lose it.
 */
public final class DeliveryGates extends SimpleEventNotifierSupport {

  private final Map<String, CountDownLatch> closed = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /** Lets a target's deliveries through. */
  void open(Purpose purpose, String target) {
    closed.put(key(purpose, target), new CountDownLatch(1));
  }

  /** Holds a target's deliveries, now and until it is opened again. */
  void close(Purpose purpose, String target) {
    gate(purpose, target).countDown();
  }

  /**
   * To be called where work begins.
   *
   * @throws StageStopping when the gate is closed
   */
  public void enter(Purpose purpose, String target) {
    if (stopping || gate(purpose, target).getCount() == 0) {
      throw new StageStopping(target);
    }
  }

  /**
   * Waits.
   *
   * @throws StageStopping when the gate is closed before the time is over
   */
  void await(Purpose purpose, String target, Duration time) {
    try {
      boolean shut = gate(purpose, target).await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (shut || stopping) {
        throw new StageStopping(target);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageStopping(target);
    }
  }

  /** Closes every gate when the process begins to stop, before routes are waited for. */
  @Override
  public void notify(CamelEvent event) {
    stopping = true;
    closed.values().forEach(CountDownLatch::countDown);
  }

  @Override
  public boolean isEnabled(CamelEvent event) {
    return event.getType() == CamelEvent.Type.CamelContextStopping;
  }

  private CountDownLatch gate(Purpose purpose, String target) {
    return closed.computeIfAbsent(key(purpose, target), unknown -> new CountDownLatch(1));
  }

  private static String key(Purpose purpose, String target) {
    return purpose.word() + "/" + target;
  }
}
