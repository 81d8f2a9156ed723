package io.bursar.routes.views;

import io.bursar.routes.bus.BusConnection;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.Delay;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.data.redis.ClientResourcesBuilderCustomizer;
import org.springframework.boot.autoconfigure.data.redis.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What views are read with, in every process that answers questions. */
@Configuration(proxyBeanMethods = false)
class ViewsConfiguration {

  @Bean
  Postgres viewsPostgres(DataSource source) {
    return new Postgres(source);
  }

  @Bean
  PostgresCharges chargesView(Postgres postgres) {
    return new PostgresCharges(postgres);
  }

  @Bean
  PostgresUsage postgresUsage(Postgres postgres) {
    return new PostgresUsage(postgres);
  }

  @Bean
  RedisUsage redisUsage(StringRedisTemplate redis) {
    return new RedisUsage(redis);
  }

  @Bean
  UsageView usageView(RedisUsage hot, StringRedisTemplate redis, PostgresUsage cold) {
    return new StoredUsage(hot, redis, cold, System::nanoTime);
  }

  @Bean
  PostgresWindows windowsView(Postgres postgres) {
    return new PostgresWindows(postgres, Clock.systemUTC());
  }

  @Bean
  PostgresDecisions decisionsView(Postgres postgres) {
    return new PostgresDecisions(postgres);
  }

  @Bean
  PostgresForecasts forecastsView(Postgres postgres) {
    return new PostgresForecasts(postgres, Clock.systemUTC());
  }

  @Bean
  PostgresRejects rejectsView(Postgres postgres) {
    return new PostgresRejects(postgres);
  }

  @Bean
  PostgresDeliveries deliveriesView(Postgres postgres) {
    return new PostgresDeliveries(postgres);
  }

  @Bean
  PostgresImports importsView(Postgres postgres) {
    return new PostgresImports(postgres);
  }

  @Bean
  HotUsage hotUsage(RedisUsage usage, StringRedisTemplate redis, BusConnection connection) {
    return new HotUsage(usage, redis, new UsageReplay(connection, ViewRoute.USAGE_HOT.group()));
  }

  @Bean
  ViewPositions viewPositions(BusConnection connection) {
    return new ViewPositions(connection);
  }

  @Bean
  ViewRebuild viewRebuild(
      CamelContext camel, ViewPositions positions, Postgres postgres, HotUsage hot) {
    return new BusViewRebuild(camel, positions, postgres, hot);
  }

  /** A question must not wait for a Redis that is away: PostgreSQL can answer it. */
  @Bean
  LettuceClientOptionsBuilderCustomizer refuseWhileRedisIsAway() {
    return options ->
        options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
  }

  /** Lettuce waits up to 30 s between two tries; views are to go on soon after Redis is back. */
  @Bean
  ClientResourcesBuilderCustomizer comeBackToRedisSoon() {
    return resources ->
        resources.reconnectDelay(
            Delay.exponential(
                Duration.ofMillis(20), Duration.ofSeconds(2), 2, TimeUnit.MILLISECONDS));
  }
}
