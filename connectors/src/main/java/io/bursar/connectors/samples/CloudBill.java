package io.bursar.connectors.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** A FOCUS 1.2 export of a cloud bill, a row a resource and day. */
final class CloudBill {
  static final String COMPUTE_ACCOUNT = "510000000001";
  static final String DATA_ACCOUNT = "510000000002";

  private static final String NULL = "NULL";
  private static final String[] HEADER = {
    "BilledCost",
    "BillingAccountId",
    "BillingCurrency",
    "BillingPeriodEnd",
    "BillingPeriodStart",
    "ChargeCategory",
    "ChargeClass",
    "ChargeDescription",
    "ChargeFrequency",
    "ChargePeriodEnd",
    "ChargePeriodStart",
    "ConsumedQuantity",
    "ConsumedUnit",
    "EffectiveCost",
    "InvoiceId",
    "InvoiceIssuerName",
    "ListCost",
    "ProviderName",
    "PublisherName",
    "RegionId",
    "ResourceId",
    "ServiceCategory",
    "ServiceName",
    "SubAccountId",
    "SubAccountName",
    "Tags",
    "x_Exporter"
  };

  private final LocalDate first;
  private final LocalDate today;

  CloudBill(LocalDate first, LocalDate today) {
    this.first = first;
    this.today = today;
  }

  void write(Writer writer) throws IOException {
    List<CloudResource> resources = CloudResource.all();
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(HEADER);
      for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
        if (day.getDayOfMonth() == 1) {
          monthly(csv, day);
        }
        for (CloudResource resource : resources) {
          usage(csv, resource, day);
        }
      }
    }
  }

  private static void usage(CsvWriter csv, CloudResource resource, LocalDate day) {
    Dice dice = new Dice(resource.id(), day);
    boolean quiet =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    BigDecimal quantity = dice.about(resource.daily() * (quiet ? 0.82 : 1.05), 12, 6);
    BigDecimal list =
        quantity
            .multiply(BigDecimal.valueOf(resource.price()))
            .setScale(11, RoundingMode.HALF_EVEN);
    BigDecimal effective = resource.covered() ? list.multiply(new BigDecimal("0.66")) : list;
    row(
        csv,
        day,
        "Usage",
        resource.service() + " per " + resource.unit(),
        resource.covered() ? "0" : list.toPlainString(),
        effective.setScale(11, RoundingMode.HALF_EVEN).toPlainString(),
        list.toPlainString(),
        new String[] {
          resource.provider(), resource.account(), resource.service(), resource.category(),
          resource.region(), resource.id(), resource.unit(), quantity.toPlainString(),
          resource.tags()
        });
  }

  /** What comes once a month: a savings plan, a credit, and support, which has no account. */
  private static void monthly(CsvWriter csv, LocalDate day) {
    row(
        csv,
        day,
        "Purchase",
        "Compute savings plan, no upfront",
        "1800.00",
        "0",
        "1800.00",
        new String[] {
          "AWS",
          COMPUTE_ACCOUNT,
          "Savings Plans for AWS Compute usage",
          "Compute",
          NULL,
          NULL,
          NULL,
          NULL,
          NULL
        });
    row(
        csv,
        day,
        "Credit",
        "Migration credit",
        "-450.00",
        "-450.00",
        "0",
        new String[] {
          "AWS",
          COMPUTE_ACCOUNT,
          "Amazon Elastic Compute Cloud",
          "Compute",
          NULL,
          NULL,
          NULL,
          NULL,
          NULL
        });
    row(
        csv,
        day,
        "Purchase",
        "Business support",
        "740.00",
        "740.00",
        "740.00",
        new String[] {
          "AWS", NULL, "AWS Support (Business)", "Other", NULL, NULL, NULL, NULL, NULL
        });
  }

  private static void row(
      CsvWriter csv,
      LocalDate day,
      String category,
      String description,
      String billed,
      String effective,
      String list,
      String[] what) {
    LocalDate month = day.withDayOfMonth(1);
    boolean aws = what[0].equals("AWS");
    String company = aws ? "Amazon Web Services, Inc." : "Microsoft";
    csv.writeRecord(
        billed,
        aws ? "700000000077" : "/billingAccounts/8611537",
        "USD",
        at(month.plusMonths(1)),
        at(month),
        category,
        NULL,
        description,
        category.equals("Usage") ? "Usage-Based" : "Recurring",
        at(day.plusDays(1)),
        at(day),
        what[7],
        what[6],
        effective,
        (aws ? "AWS-" : "MS-") + DemoAds.compact(month),
        company,
        list,
        what[0],
        company,
        what[4],
        what[5],
        what[3],
        what[2],
        what[1],
        COMPUTE_ACCOUNT.equals(what[1])
            ? "platform-compute"
            : NULL.equals(what[1]) ? NULL : "data-platform",
        what[8],
        "bursar-demo");
  }

  private static String at(LocalDate day) {
    return day + "T00:00:00Z";
  }
}
