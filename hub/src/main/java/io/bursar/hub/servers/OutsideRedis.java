package io.bursar.hub.servers;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import org.springframework.core.env.Environment;

/** A Redis that others run; {@code rediss://} is TLS. */
final class OutsideRedis implements Server {
  static final String URI = "bursar.redis.uri";

  private final String uri;

  private OutsideRedis(String uri) {
    this.uri = uri;
  }

  static OutsideRedis of(Environment environment) {
    return new OutsideRedis(environment.getRequiredProperty(URI));
  }

  OutsideRedis reached() {
    Patience.reach(
        "Redis at " + address(),
        () -> {
          RedisClient client = RedisClient.create(uri);
          try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().ping();
          } finally {
            client.shutdown();
          }
        });
    return this;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(URI, uri, "bursar.redis.embedded", "false", "spring.data.redis.url", uri);
  }

  @Override
  public String address() {
    RedisURI parsed = RedisURI.create(uri);
    return parsed.getHost() + ":" + parsed.getPort();
  }

  @Override
  public void close() {}
}
