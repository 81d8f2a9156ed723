package io.bursar.hub.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ManagementPortTest {

  private final MockEnvironment environment =
      new MockEnvironment().withProperty("server.port", "8470");

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "", "10.0.0.1", "no such host.invalid"})
  void aPortThatOthersReachIsRefused(String address) {
    environment.withProperty("management.server.port", "9090");
    environment.withProperty("management.server.address", address);
    assertThatThrownBy(() -> ManagementPort.check(environment))
        .isInstanceOf(KeyProblem.class)
        .hasMessageStartingWith("BUR-2152 management.server.port is 9090")
        .hasMessageContaining("'" + address + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
  void aPortOnLoopbackIsFine(String address) {
    environment.withProperty("management.server.port", "9090");
    environment.withProperty("management.server.address", address);
    assertThatCode(() -> ManagementPort.check(environment)).doesNotThrowAnyException();
  }

  @Test
  void withoutAPortOfItsOwnTheDoorStandsBefore() {
    assertThatCode(() -> ManagementPort.check(environment)).doesNotThrowAnyException();
    environment.withProperty("management.server.port", "8470");
    assertThatCode(() -> ManagementPort.check(environment)).doesNotThrowAnyException();
    environment.withProperty("management.server.port", "-1");
    assertThatCode(() -> ManagementPort.check(environment)).doesNotThrowAnyException();
  }
}
