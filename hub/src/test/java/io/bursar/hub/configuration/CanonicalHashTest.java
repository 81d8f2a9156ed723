package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalHashTest {

  private static final Map<String, String> EXAMPLE = Folders.texts(Folders.everything());

  @TempDir Path folder;

  private String hash(Map<String, String> texts) {
    LoadedConfiguration loaded =
        Folders.load(Folders.lay(folder.resolve(String.valueOf(texts.hashCode())), texts));
    assertThat(loaded).as("%s", loaded.lints()).isInstanceOf(Accepted.class);
    return ((Accepted) loaded).hash();
  }

  private String changed(String file, String from, String to) {
    Map<String, String> texts = new TreeMap<>(EXAMPLE);
    assertThat(texts.get(file)).contains(from);
    texts.put(file, texts.get(file).replace(from, to));
    return hash(texts);
  }

  @Test
  void isSha256AndTheSameEachTime() {
    assertThat(hash(EXAMPLE)).matches("[0-9a-f]{64}").isEqualTo(hash(new HashMap<>(EXAMPLE)));
  }

  static Stream<Arguments> sameMeaning() {
    return Stream.of(
        Arguments.of("tenants/acme/tenant.yaml", "currency: CNY", "# a comment\n\ncurrency: 'CNY'"),
        Arguments.of("tenants/acme/tenant.yaml", "basis: billed\nfiscal-year-start: 1\n", ""),
        Arguments.of("tenants/acme/budgets.yaml", "month: 600", "month: 600.00"),
        Arguments.of("tenants/acme/budgets.yaml", "node: acme/ads", "node: ads"),
        Arguments.of("tenants/acme/policies.yaml", "policies:", "# moved down\n\npolicies:"),
        Arguments.of(
            "tenants/acme/calendar.yaml",
            "  - {day: 2026-10-02}\n  - {day: 2026-12-25, name: Christmas}\n",
            "  - {day: 2026-12-25, name: Christmas}\n  - {day: 2026-10-02}\n"),
        Arguments.of(
            "tenants/acme/calendar.yaml", "from: 2026-11-07", "from: 2026-11-07, to: 2026-11-07"),
        Arguments.of("tenants/acme/rates.csv", "7.1234", "\"7.12340\""),
        Arguments.of("feeds.yaml", "    folder: inbox/aws\n", ""));
  }

  @ParameterizedTest
  @MethodSource("sameMeaning")
  void staysWithTheMeaning(String file, String from, String to) {
    assertThat(changed(file, from, to)).isEqualTo(hash(EXAMPLE));
  }

  static Stream<Arguments> otherMeaning() {
    return Stream.of(
        Arguments.of("tenants/acme/tenant.yaml", "zone: Asia/Shanghai", "zone: UTC"),
        Arguments.of("tenants/acme/tenant.yaml", "owner: lin", "owner: li"),
        Arguments.of("tenants/retail/tenant.yaml", "web: 0.3", "web: 0.4"),
        Arguments.of("tenants/retail/tenant.yaml", "web: 0.3", "web: 0.5"),
        Arguments.of("tenants/retail/tenant.yaml", "5, 4, 4, 6]", "6, 4, 4, 5]"),
        Arguments.of("tenants/acme/tenant.yaml", "2026-12-12", "2026-12-13"),
        Arguments.of("tenants/acme/budgets.yaml", "month: 600", "month: 600.000000000001"),
        Arguments.of("tenants/acme/policies.yaml", "ratio >= 0.8", "ratio >= 0.81"),
        Arguments.of("tenants/acme/policies.yaml", "amount: 5", "amount: 6"),
        Arguments.of("tenants/acme/calendar.yaml", "to: 2026-11-11", "to: 2026-11-12"),
        Arguments.of("tenants/acme/calendar.yaml", "name: Open Day", "name: Open Days"),
        Arguments.of("tenants/acme/calendar.yaml", "{day: 2026-10-02}", "{day: 2026-10-03}"),
        Arguments.of("tenants/acme/calendar.yaml", ", name: Christmas", ""),
        Arguments.of("tenants/acme/rates.csv", "7.1234", "7.1235"),
        Arguments.of("targets.yaml", "${env:ERP_SECRET}", "${env:AD_PLATFORM_SECRET}"),
        Arguments.of("feeds.yaml", "name: aws", "name: aws2"),
        Arguments.of("mappings/oracle.yaml", "Cost Centre", "Cost Center"));
  }

  @ParameterizedTest
  @MethodSource("otherMeaning")
  void changesWithTheMeaning(String file, String from, String to) {
    assertThat(changed(file, from, to)).isNotEqualTo(hash(EXAMPLE));
  }

  @Test
  void doesNotDependOnSecrets() {
    Path laid = Folders.lay(folder, EXAMPLE);
    Map<String, String> other = new HashMap<>(Folders.ENVIRONMENT);
    other.put("ERP_SECRET", "another");
    assertThat(((Accepted) Folders.load(laid, other)).hash()).isEqualTo(hash(EXAMPLE));
  }
}
