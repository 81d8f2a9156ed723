package io.bursar.routes.forecast;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastDueEvent;
import io.bursar.routes.bus.ForecastDueEvent.Cause;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.testing.NoBus;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** The stage forecast without a bus, and what tests tell it and hear from it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("io.bursar.routes.stage")
class ForecastHub {

  /** The day from which tests have it foreseen. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 5);

  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final Duration PATIENCE_WITH_REDIS = Duration.ofSeconds(2);

  @Bean
  NoBus busDouble() {
    return new NoBus();
  }

  @Bean
  OnlineFeatures onlineFeatures(StringRedisTemplate redis) {
    return new OnlineFeatures(redis, PATIENCE_WITH_REDIS);
  }

  /** Knows the tenant acme, and one whose every look-up fails. */
  @Bean
  Foreseer foreseer(
      DataSource source,
      MeterRegistry meters,
      @Value("${bursar.models:target/no-models}") Path models) {
    RevisionEvent acme = new RevisionEvent(1, "h", acme(), List.of());
    JdbcTemplate jdbc = new JdbcTemplate(source);
    return new Foreseer(
        tenant -> {
          if (tenant.equals("broken")) {
            throw new IllegalStateException("a defect");
          }
          return tenant.equals("acme") ? Optional.of(acme) : Optional.empty();
        },
        () -> {},
        new SpendHistory(jdbc),
        new PastForecasts(jdbc),
        new Foresight(new ModelShelf(new ModelRegistry(models))),
        new StageMeter(meters, StageName.of("forecast"), Term.APPLIED, Term.REJECTED),
        Clock.systemUTC());
  }

  @Bean
  Records records(JdbcTemplate sql) {
    return new Records(sql);
  }

  @Bean
  Bus bus(CamelContext camel, ProducerTemplate sender) {
    return new Bus(camel, sender);
  }

  private static TenantConfiguration acme() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneOffset.UTC,
        TenantConfiguration.Basis.BILLED,
        1,
        List.of(
            new Node(
                "acme/ads", "ads", List.of(new Node.Placement("acme", LocalDate.EPOCH)), Map.of())),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        "test");
  }

  /** What is in PostgreSQL of the tenant acme. */
  record Records(JdbcTemplate sql) {

    void forget() {
      sql.execute("TRUNCATE usage, forecasts");
    }

    /** 100 a day from April to yesterday, and twice as much each Sunday; nothing of the day. */
    void spendSinceApril(String node) {
      spend(node, LocalDate.of(2026, 4, 1));
    }

    /** The same from another day on. */
    void spend(String node, LocalDate first) {
      first.datesUntil(DAY).forEach(day -> spend(node, day, amount(day)));
    }

    /** As much each day from April to yesterday. */
    void spendSinceApril(String node, double amount) {
      LocalDate.of(2026, 4, 1).datesUntil(DAY).forEach(day -> spend(node, day, amount));
    }

    /** A line more in the month's row, as the views write it. */
    void spend(String node, LocalDate day, double amount) {
      sql.update(
          "INSERT INTO usage VALUES ('acme', ?, ?, 1, 'CNY', ?) ON CONFLICT (tenant, bucket, node)"
              + " DO UPDATE SET periods = usage.periods || E'\\n' || excluded.periods",
          day.toString().substring(0, 7),
          node,
          day + "\t" + amount + "\t0");
    }

    /** As the views keep what was said. */
    void keep(ForecastEvent event) {
      sql.update(
          "INSERT INTO forecasts VALUES (?, ?, ?, ?, ?::json)",
          event.tenant(),
          event.node(),
          event.origin(),
          event.revision(),
          new String(BusJson.write(event), StandardCharsets.UTF_8));
    }

    static double amount(LocalDate day) {
      return day.getDayOfWeek().getValue() == 7 ? 200 : 100;
    }
  }

  /** What goes in as a batch, and what the last one made go out. */
  record Bus(CamelContext camel, ProducerTemplate sender) {

    void forget() {
      out().reset();
    }

    void take(BusRecord... records) {
      sender.sendBody("direct:bursar.forecast", new ArrayList<>(List.of(records)));
    }

    List<ForecastEvent> events() {
      return sent(0).stream().map(it -> BusJson.read(it.value(), ForecastEvent.class)).toList();
    }

    List<ForecastEntry> entries() {
      return sent(1).stream().map(it -> BusJson.read(it.value(), ForecastEntry.class)).toList();
    }

    /** In the order of sending: 0 are the forecasts, 1 the entries. */
    @SuppressWarnings("unchecked")
    List<BusRecord> sent(int number) {
      return out().getExchanges().get(number).getMessage().getBody(List.class);
    }

    MockEndpoint out() {
      return camel.getEndpoint("mock:kamelet:bus-sink", MockEndpoint.class);
    }

    static BusRecord dayTurned() {
      return dayTurned(DAY);
    }

    static BusRecord dayTurned(LocalDate day) {
      return due("acme", Optional.empty(), day, Cause.DAY_TURNED);
    }

    static BusRecord dayTurned(String tenant) {
      return due(tenant, Optional.empty(), DAY, Cause.DAY_TURNED);
    }

    static BusRecord leftBand(String node) {
      return due("acme", Optional.of(node), DAY, Cause.LEFT_BAND);
    }

    private static BusRecord due(String tenant, Optional<String> node, LocalDate day, Cause cause) {
      return record(BusJson.write(new ForecastDueEvent(tenant, node, day, cause)));
    }

    static BusRecord record(byte[] value) {
      return new BusRecord(
          "acme",
          EventType.FORECAST_DUE.typeName(),
          "due-1",
          value,
          Optional.of(TRACE),
          Optional.of(new BusRecord.Origin("bursar.forecasts.due", 1, 7, 0)));
    }
  }
}
