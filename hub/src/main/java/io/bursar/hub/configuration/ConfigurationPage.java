package io.bursar.hub.configuration;

import io.bursar.hub.configuration.files.ConfigurationReader;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Reference;
import java.util.Map;

/** The page of docs/reference that says what may stand in a configuration folder. */
final class ConfigurationPage {

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Generated from the declared keys by ReferenceTest; not edited by hand. -->

      What an operator edits: a folder of YAML, `config/` unless `BURSAR_CONFIG` says otherwise. The
      hub reads all of it when it starts, and takes all of it or nothing: one error anywhere refuses
      the whole, with all errors at once, each with file, line, column, value and what to do. Warnings
      are said and accepted.

      - An empty or missing folder, or one without `tenants/`, is one tenant `default`: its ledger in
        `BURSAR_CURRENCY` (or USD), its days in UTC, nothing else.
      - What is written is what counts: amounts are read digit by digit, never as binary fractions.
      - Files are UTF-8, at most 16 MiB each, without anchors, aliases and tags, nested at most 64
        levels deep.
      - Unknown files and keys are errors. `*.md`, `*.txt` and names that begin with a dot are left
        alone, and so are the folders `examples/`, `observability/` and `routes.d/`.
      - A node is meant by its path (`acme/ads/search`), its path without the tenant (`ads/search`) or
        its id.
      - `[]` in a key means an item of a list, `NAME` a name that you choose, and `(slack)` that the key
        belongs to that type.

      """;

  private static final String RATES =
      """
      ## `tenants/TENANT/rates.csv`

      What one unit of a currency was worth in the ledger's currency, a line a currency and day; the
      first line is `date,currency,rate`. A charge in another currency takes the rate of its day. Until
      that is there it counts provisionally at the last one known, or 0 when none ever was.

      ## `mappings/*.yaml`

      What the columns of a table mean; [mappings](mappings.md) has the keys.

      """;

  private ConfigurationPage() {}

  /**
   * The page as Markdown.
   *
   * @param example files of the example that has every key, by their path
   */
  static String of(Map<String, String> example) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (FileSpec file : ConfigurationReader.FILES) {
      page.append(Reference.of(file)).append('\n');
      page.append("```yaml\n")
          .append(example.get(file.path().replace("TENANT", "acme")).stripTrailing())
          .append("\n```\n\n");
    }
    page.append(RATES)
        .append("## What can be wrong\n\n| code | title | what to do |\n|---|---|---|\n");
    for (LintCode code : LintCode.values()) {
      page.append("| `").append(code.code()).append("` | ").append(code.title());
      page.append(" | ").append(code.remedy()).append(" |\n");
    }
    return page.toString();
  }
}
