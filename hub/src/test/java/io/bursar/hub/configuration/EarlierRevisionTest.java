package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.RevisionEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Revisions that earlier versions wrote are read, and equal what the folder says: a tenant gets a
 * new revision when the two differ.
 */
class EarlierRevisionTest {

  private static final String BEFORE_CALENDARS =
      """
      {"revision":3,"hash":"h","configuration":{"tenant":"acme","currency":"USD","zone":"UTC",
      "basis":"BILLED","fiscalYearStart":4,"nodes":[],"budgets":[],"policies":[],
      "freezeDays":["2026-11-11"],"rules":[{"when":"true","node":"acme",
      "place":"tenants/acme/tenant.yaml:4"}],"rateCard":[{"metric":"clicks","unitPrice":"0.02",
      "currency":"USD","from":"2026-01-01"}],"author":"lin"},"rates":[]}
      """;

  private static final String TENANT =
      """
      currency: USD
      fiscal-year-start: 4
      rules:
        - {when: true, node: acme}
      rate-card:
        - {metric: clicks, unit-price: 0.02, currency: USD, from: 2026-01-01}
      freeze-days: [2026-11-11]
      """;

  @TempDir Path folder;

  private TenantConfiguration load(Map<String, String> texts) {
    Accepted loaded = (Accepted) Folders.load(Folders.lay(folder, texts));
    return loaded.configuration().tenants().get(0).configuration();
  }

  private static TenantConfiguration read(byte[] revision) {
    return BusJson.read(revision, RevisionEvent.class).configuration();
  }

  @Test
  void oneFromBeforeCalendarsHasNoneAndIsNotOtherThanTheFolder() {
    TenantConfiguration earlier = read(BEFORE_CALENDARS.getBytes(StandardCharsets.UTF_8));
    assertThat(earlier.promotions()).isEmpty();
    assertThat(earlier.holidays()).isEmpty();
    assertThat(earlier).isEqualTo(load(Map.of("tenants/acme/tenant.yaml", TENANT)));
  }

  @Test
  void oneWithACalendarIsReadAsItWasWritten() {
    TenantConfiguration acme = load(Folders.texts(Folders.everything()));
    assertThat(acme.promotions()).isNotEmpty();
    assertThat(acme.holidays()).isNotEmpty();
    byte[] revision = BusJson.write(new RevisionEvent(1, "h", acme, List.of()));
    assertThat(read(revision).promotions()).isEqualTo(acme.promotions());
    assertThat(read(revision).holidays()).isEqualTo(acme.holidays());
  }

  @Test
  void oneWithSharesAndFiscalYearsIsReadAsItWasWritten() {
    Accepted loaded = (Accepted) Folders.load(Folders.everything());
    TenantConfiguration retail = loaded.configuration().tenants().get(1).configuration();
    byte[] revision = BusJson.write(new RevisionEvent(1, "h", retail, List.of()));
    assertThat(read(revision)).isEqualTo(retail);
    assertThat(read(revision).fiscalYears()).isNotEmpty();
    assertThat(read(BEFORE_CALENDARS.getBytes(StandardCharsets.UTF_8)).fiscalYears()).isEmpty();
  }

  @Test
  void aCalendarIsAnotherConfiguration() {
    TenantConfiguration earlier = read(BEFORE_CALENDARS.getBytes(StandardCharsets.UTF_8));
    assertThat(earlier)
        .isNotEqualTo(
            load(
                Map.of(
                    "tenants/acme/tenant.yaml",
                    TENANT,
                    "tenants/acme/calendar.yaml",
                    "holidays: [{day: 2026-12-25}]\n")));
  }
}
