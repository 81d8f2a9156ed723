package io.bursar.hub.keys;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * A management port of its own stands outside the door and asks for no key. That is allowed on
 * loopback only, where who can connect can read the data folder anyway.
 */
final class ManagementPort {

  private ManagementPort() {}

  /**
   * @throws KeyProblem when such a port would be open to others
   */
  static void check(Environment environment) {
    Optional<Integer> port =
        Optional.ofNullable(environment.getProperty("management.server.port", Integer.class))
            .filter(number -> number >= 0)
            .filter(
                number -> !number.equals(environment.getProperty("server.port", Integer.class)));
    String address = environment.getProperty("management.server.address", "");
    if (port.isPresent() && !isLoopback(address)) {
      throw new KeyProblem(
          KeyCode.MANAGEMENT_OPEN,
          "management.server.port is "
              + port.get()
              + " and management.server.address is '"
              + address
              + "', which is not loopback, so metrics would be open to others");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
