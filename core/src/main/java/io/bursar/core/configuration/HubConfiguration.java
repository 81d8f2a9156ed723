package io.bursar.core.configuration;

import java.util.List;
import java.util.Map;

/**
 * All that a hub has configured, as the linter accepted it. What is of one tenant becomes that
 * tenant's {@code declare} and {@code rate} entries; the rest is hub-wide and never in a journal.
 *
 * @param targets where people are told
 * @param adjustTargets where moved limits are carried
 * @param feeds files that are watched for
 * @param mappings texts of the mappings by their path in the folder, {@code mappings/oracle.yaml}
 * @param tenants at least one, in the order of their names
 */
public record HubConfiguration(
    List<Target> targets,
    List<AdjustTarget> adjustTargets,
    List<Feed> feeds,
    Map<String, String> mappings,
    List<TenantPart> tenants) {

  /** The tenant that there is where no tenant is configured. */
  public static final String DEFAULT_TENANT = "default";

  /**
   * What is of one tenant.
   *
   * @param rates in the order of the file
   */
  public record TenantPart(TenantConfiguration configuration, List<Rate> rates) {}
}
