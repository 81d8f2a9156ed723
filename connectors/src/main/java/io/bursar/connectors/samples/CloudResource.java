package io.bursar.connectors.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in the cloud that costs every day.
 *
 * @param price of one unit, in USD
 * @param daily units on an average day
 * @param covered whether a savings plan paid for it: billed 0, effective not
 */
record CloudResource(
    String provider,
    String account,
    String service,
    String category,
    String region,
    String id,
    String unit,
    double price,
    double daily,
    boolean covered,
    String tags) {

  /** The company's resources: 150 of them. */
  static List<CloudResource> all() {
    List<CloudResource> all = new ArrayList<>();
    String compute = CloudBill.COMPUTE_ACCOUNT;
    String data = CloudBill.DATA_ACCOUNT;
    add(
        all,
        50,
        compute,
        "Amazon Elastic Compute Cloud",
        "Compute",
        "i",
        "Hours",
        0.544,
        24,
        "shop");
    for (int i = 0; i < 10; i++) {
      CloudResource one = all.get(i);
      all.set(i, one.coveredByPlan());
    }
    add(all, 10, compute, "AWS Lambda", "Compute", "fn", "Requests", 0.0000002, 9_000_000, "shop");
    add(
        all,
        8,
        compute,
        "Elastic Load Balancing",
        "Networking",
        "lb",
        "LCU-Hours",
        0.008,
        480,
        "shop");
    add(
        all,
        6,
        compute,
        "Amazon Virtual Private Cloud",
        "Networking",
        "nat",
        "GB",
        0.045,
        210,
        "platform");
    add(
        all,
        6,
        compute,
        "Amazon Elastic Kubernetes Service",
        "Compute",
        "eks",
        "Hours",
        0.1,
        24,
        "platform");
    add(
        all,
        12,
        data,
        "Amazon Relational Database Service",
        "Databases",
        "db",
        "Hours",
        0.76,
        24,
        "data");
    add(
        all,
        24,
        data,
        "Amazon Simple Storage Service",
        "Storage",
        "bucket",
        "GB-Days",
        0.00076,
        5_400,
        "data");
    add(all, 4, data, "Amazon Redshift", "Databases", "rs", "Hours", 1.086, 24, "data");
    add(all, 8, data, "AWS Glue", "Analytics", "job", "DPU-Hours", 0.44, 9, "data");
    add(
        all,
        12,
        data,
        "Amazon Simple Queue Service",
        "Integration",
        "q",
        "Requests",
        0.0000004,
        3,
        "data");
    add(all, 6, data, "Amazon Kinesis", "Analytics", "stream", "Shard Hours", 0.015, 96, "data");
    for (int i = 0; i < 4; i++) {
      all.add(
          new CloudResource(
              "Microsoft",
              "a1d0c3f2-7d1b-4a55-9f0e-5b1c0d7e9a31",
              "Azure Machine Learning",
              "AI and Machine Learning",
              "westeurope",
              "/workspaces/forecast-" + i,
              "Hours",
              0.9,
              8,
              false,
              "{\"team\": \"data\", \"env\": \"prod\"}"));
    }
    return all;
  }

  private static void add(
      List<CloudResource> all,
      int count,
      String account,
      String service,
      String category,
      String kind,
      String unit,
      double price,
      double daily,
      String team) {
    String[] regions = {"us-east-1", "us-west-2", "eu-central-1"};
    for (int i = 0; i < count; i++) {
      String region = regions[i % regions.length];
      String tags =
          i % 7 == 6 && !team.equals("data")
              ? "NULL"
              : String.format(
                  "{\"team\": \"%s\", \"env\": \"%s\"}", team, i % 5 == 4 ? "dev" : "prod");
      String id = String.format("arn:aws:%s:%s:%s:%s-%03d", kind, region, account, kind, i);
      all.add(
          new CloudResource(
              "AWS", account, service, category, region, id, unit, price, daily, false, tags));
    }
  }

  private CloudResource coveredByPlan() {
    return new CloudResource(
        provider, account, service, category, region, id, unit, price, daily, true, tags);
  }
}
