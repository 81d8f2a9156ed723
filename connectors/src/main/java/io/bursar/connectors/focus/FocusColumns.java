package io.bursar.connectors.focus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that a charge keeps, beside cost, currency, period and tags: what rules place charges
 * by and what people look them up by. Each by its FOCUS 1.4 name, with the older name it is also
 * read from.
 */
final class FocusColumns {

  /** A kept column at its place in a header. */
  record Kept(String name, int index) {}

  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

  static {
    for (String same :
        List.of(
            "BillingAccountId",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "HostProviderName",
            "InvoiceId",
            "InvoiceIssuerName",
            "RegionId",
            "ResourceId",
            "ResourceName",
            "ServiceCategory",
            "ServiceName",
            "SkuId",
            "SubAccountId",
            "SubAccountName")) {
      NAMES.put(same, List.of(same));
    }
    // 1.3 put ServiceProviderName in the place of ProviderName. PublisherName was deprecated
    // without
    // a successor: it is kept where it is there.
    NAMES.put("ServiceProviderName", List.of("ServiceProviderName", "ProviderName"));
    NAMES.put("PublisherName", List.of("PublisherName"));
  }

  private FocusColumns() {}

  /** Where the kept columns stand in this header; those it has not are left out. */
  static List<List<Kept>> in(List<String> header) {
    List<List<Kept>> kept = new ArrayList<>();
    NAMES.forEach(
        (name, sources) -> {
          List<Kept> places =
              sources.stream()
                  .filter(header::contains)
                  .map(source -> new Kept(name, header.indexOf(source)))
                  .toList();
          if (!places.isEmpty()) {
            kept.add(places);
          }
        });
    return kept;
  }
}
