package io.bursar.hub.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A self-signed certificate for 127.0.0.1, in the forms that the servers and the hub want. */
final class Certificates {
  static final String PASSWORD = "changeit";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  static Certificates in(Path folder) throws Exception {
    Certificates made = new Certificates(Files.createDirectories(folder));
    made.keytool(
        List.of(
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "RSA",
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=IP:127.0.0.1,DNS:localhost",
            "-keystore",
            made.keyStore().toString()));
    made.keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            "server",
            "-file",
            made.certificate().toString(),
            "-keystore",
            made.keyStore().toString()));
    made.keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            "ca",
            "-file",
            made.certificate().toString(),
            "-keystore",
            made.trustStore().toString()));
    made.writeKey();
    return made;
  }

  Path keyStore() {
    return folder.resolve("server.p12");
  }

  Path trustStore() {
    return folder.resolve("trust.p12");
  }

  /** PEM. */
  Path certificate() {
    return folder.resolve("server.crt");
  }

  /** PEM, for its owner only. */
  Path key() {
    return folder.resolve("server.key");
  }

  private void keytool(List<String> arguments) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder builder = new ProcessBuilder(tool).redirectErrorStream(true);
    builder.command().addAll(arguments);
    builder.command().addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private void writeKey() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore())) {
      store.load(in, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    OwnerOnly.write(
        key(), "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }
}
