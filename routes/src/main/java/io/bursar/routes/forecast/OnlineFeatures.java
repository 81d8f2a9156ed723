package io.bursar.routes.forecast;

import io.bursar.forecasting.features.FeatureRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What was derived from nodes' histories when they were foreseen last, in Redis for others to read:
 * a hash a node with {@code as_of}, the first day that was not looked at, and each number that is
 * known by its name ({@link FeatureRow}). What is of an earlier day takes the place of nothing. A
 * Redis that is away has them again at the next forecast.
 */
final class OnlineFeatures implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OnlineFeatures.class);

  private static final String PREFIX = "bursar:features:";

  /** Whom nobody foresaw for so long is no node any more. */
  private static final Duration KEPT = Duration.ofDays(40);

  /** Redis does nothing else meanwhile, so a call must not take a millisecond. */
  private static final int NODES_A_CALL = 10;

  /** Per node: the day, how many texts follow, and these, a name and its value by turns. */
  private static final RedisScript<Long> WRITE_WHAT_IS_LATER =
      RedisScript.of(
          """
          local at = 2
          local written = 0
          for i = 1, #KEYS do
            local count = tonumber(ARGV[at + 1])
            local before = redis.call('HGET', KEYS[i], 'as_of')
            if not before or before <= ARGV[at] then
              redis.call('DEL', KEYS[i])
              redis.call('HSET', KEYS[i], 'as_of', ARGV[at], unpack(ARGV, at + 2, at + 1 + count))
              redis.call('EXPIRE', KEYS[i], ARGV[1])
              written = written + 1
            end
            at = at + 2 + count
          end
          return written
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final Duration patience;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "online-features");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param patience how long a {@link #write} may hold up the forecasts
   */
  OnlineFeatures(StringRedisTemplate redis, Duration patience) {
    this.redis = redis;
    this.patience = patience;
  }

  /** The key of a node; braces keep a tenant's keys on one server of a cluster. */
  static String key(String tenant, String node) {
    return PREFIX + "{" + tenant + "}:" + node;
  }

  /** Writes what it can within its patience; what fails is in the log. */
  void write(Map<String, List<FeatureRow>> byTenant) {
    Future<?> written = writer.submit(() -> byTenant.forEach(this::writeOf));
    try {
      written.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      notWritten(e.getCause().getMessage());
    } catch (TimeoutException e) {
      notWritten("no answer within " + patience.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      written.cancel(true);
    }
  }

  private static void notWritten(String reason) {
    LOG.warn("Features are not in Redis before the next forecast: {}", reason);
  }

  private void writeOf(String tenant, List<FeatureRow> rows) {
    for (int from = 0; from < rows.size(); from += NODES_A_CALL) {
      List<FeatureRow> some = rows.subList(from, Math.min(rows.size(), from + NODES_A_CALL));
      List<String> arguments = new ArrayList<>();
      arguments.add(String.valueOf(KEPT.toSeconds()));
      some.forEach(row -> add(row, arguments));
      redis.execute(
          WRITE_WHAT_IS_LATER,
          some.stream().map(row -> key(tenant, row.series())).toList(),
          arguments.toArray());
    }
  }

  private static void add(FeatureRow row, List<String> arguments) {
    Map<String, String> texts = row.texts();
    arguments.add(row.asOf().toString());
    arguments.add(String.valueOf(2 * texts.size()));
    texts.forEach(
        (name, text) -> {
          arguments.add(name);
          arguments.add(text);
        });
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
