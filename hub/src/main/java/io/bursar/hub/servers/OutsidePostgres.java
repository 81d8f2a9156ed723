package io.bursar.hub.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.springframework.core.env.Environment;

/** A PostgreSQL that others run; TLS as its JDBC URL says ({@code ?sslmode=verify-full}). */
final class OutsidePostgres implements Server {
  static final String URL = "bursar.postgres.url";

  private final String url;
  private final String user;
  private final String password;

  private OutsidePostgres(String url, String user, String password) {
    this.url = url.startsWith("jdbc:") ? url : "jdbc:" + url;
    this.user = user;
    this.password = password;
  }

  static OutsidePostgres of(Environment environment) {
    return new OutsidePostgres(
        environment.getRequiredProperty(URL),
        environment.getProperty("bursar.postgres.user", "bursar"),
        environment.getProperty("bursar.postgres.password", ""));
  }

  OutsidePostgres reached() {
    Patience.reach(
        "PostgreSQL at " + address(),
        () -> {
          try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.isValid(5);
          }
        });
    return this;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        URL,
        url,
        "bursar.postgres.user",
        user,
        "bursar.postgres.password",
        password,
        "bursar.postgres.embedded",
        "false",
        "spring.datasource.url",
        url,
        "spring.datasource.username",
        user,
        "spring.datasource.password",
        password);
  }

  @Override
  public String address() {
    return url.substring("jdbc:".length()).replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
  }

  @Override
  public void close() {}
}
