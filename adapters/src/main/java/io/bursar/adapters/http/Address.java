package io.bursar.adapters.http;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a call may go: http and https only. Its errors never repeat the address: it is a secret.
 */
final class Address {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Address() {}

  static URI parse(String text) throws DeliveryFailure {
    URI address;
    try {
      address = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw refused("it is not a URL");
    }
    String scheme = address.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw refused("its scheme is not http or https");
    }
    if (address.getHost() == null) {
      throw refused("it names no host");
    }
    if (address.getRawUserInfo() != null) {
      throw refused("it holds a user; put the secret into a path or sign the call");
    }
    return address;
  }

  private static DeliveryFailure refused(String why) {
    return DeliveryFailure.lasting(DeliveryCode.ADDRESS, "the address cannot be used: " + why);
  }
}
