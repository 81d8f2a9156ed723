package io.bursar.hub.configuration.spec;

import io.bursar.core.configuration.SecretText;
import io.bursar.hub.configuration.lint.LintCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Addresses and secrets, which may name variables of the environment. */
public final class Addresses {

  private static final Map<String, Object> SCHEMA =
      Map.of("type", "string", "minLength", 1, "maxLength", 2000);

  /** An HTTP address; it may be a secret, so it is never shown. */
  public static final ScalarType URL =
      new ScalarType("an address", SCHEMA, true, true, text -> url(text));

  /** A secret: only the name of the variable that holds it. */
  public static final ScalarType SECRET =
      new ScalarType("a secret, ${env:NAME}", SCHEMA, true, true, text -> secret(text));

  private Addresses() {}

  private static SecretText url(String text) throws BadValue {
    SecretText address = checked(text);
    // With a stand-in for each variable it must still be an address, unless it is only a variable.
    String sample = address.resolve(name -> java.util.Optional.of("x"));
    if (address.literal().isEmpty() && address.names().size() == 1) {
      return address;
    }
    try {
      URI uri = new URI(sample);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return address;
      }
      if (http && uri.getUserInfo() != null) {
        throw new BadValue(
            LintCode.OPEN_SECRET,
            "an address with a user and password in it",
            "put the whole address into a variable: ${env:NAME}");
      }
    } catch (URISyntaxException e) {
      // Said below; the parser's words would show the address.
    }
    throw new BadValue(
        LintCode.URL, "not an HTTP address", "write https://host/path, or ${env:NAME}");
  }

  private static SecretText secret(String text) throws BadValue {
    SecretText secret = checked(text);
    if (secret.names().isEmpty()) {
      throw new BadValue(
          LintCode.OPEN_SECRET,
          "a secret stands in the file",
          "put it into a variable of the hub's environment and write ${env:NAME} here");
    }
    return secret;
  }

  private static SecretText checked(String text) throws BadValue {
    if (text.isBlank() || text.length() > 2000) {
      throw new BadValue(
          LintCode.OUT_OF_RANGE, "empty or longer than 2000 characters", "correct it");
    }
    SecretText value = new SecretText(text);
    if (value.literal().contains("${")) {
      throw new BadValue(
          LintCode.NOT_ONE_OF, "a reference that is not ${env:NAME}", "write ${env:NAME}");
    }
    return value;
  }
}
