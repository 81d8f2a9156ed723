package io.bursar.hub.keys;

import io.bursar.routes.bus.control.ControlView;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

  @Bean
  KeyStore keyStore(ControlView control) {
    return new ControlKeys(control);
  }

  /** The first key is settled before anybody can knock. */
  @Bean
  Keyring keyring(KeyStore keys, Environment environment) {
    ManagementPort.check(environment);
    AdminKeyFile file = AdminKeyFile.in(Path.of(environment.getProperty("bursar.data", "data")));
    // BURSAR_ADMIN_KEY in the environment is bursar.admin-key here.
    Optional<String> chosen =
        Optional.ofNullable(environment.getProperty("bursar.admin-key"))
            .map(String::strip)
            .filter(key -> !key.isEmpty());
    new AdminKey(keys, file, new SecureRandom(), Clock.systemUTC()).settle(chosen);
    return new Keyring(keys);
  }
}
