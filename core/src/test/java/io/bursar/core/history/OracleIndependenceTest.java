package io.bursar.core.history;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.bursar.core.money.Money;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.util.Set;

/** An oracle that used the ledger's own code would repeat its mistakes. */
@AnalyzeClasses(packages = "io.bursar.core.oracle")
class OracleIndependenceTest {

  /** What the records can work out themselves, the oracle works out for itself. */
  private static final Set<String> WORKED_OUT =
      Set.of(
          "ChargeEntry.converted",
          "ChargeEntry.with",
          "ChargeVersion.compareTo",
          "When.day",
          "At.day",
          "On.day",
          "TenantConfiguration.calendar",
          "TenantConfiguration.unallocated",
          "FiscalYear.of",
          "FiscalYear.last",
          "FiscalYear.problem",
          "FiscalYear.problemAfter");

  @ArchTest
  static final ArchRule KNOWS_ONLY_THE_ENTRIES =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "io.bursar.core.oracle",
                      "io.bursar.core.journal",
                      "io.bursar.core.configuration")
                  .or(type(Money.class))
                  .or(type(PeriodKind.class))
                  .or(type(FiscalYear.class)));

  @ArchTest
  static final ArchRule READS_WHAT_THEY_CARRY_AND_NO_MORE =
      noClasses()
          .should()
          .callMethodWhere(describe("it is worked out", OracleIndependenceTest::isWorkedOut));

  @ArchTest
  static final ArchRule FINDS_NAMES_BY_ITSELF =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveSimpleName("NodeNames")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("NodePattern");

  private static boolean isWorkedOut(JavaMethodCall call) {
    return WORKED_OUT.contains(call.getTargetOwner().getSimpleName() + "." + call.getName());
  }
}
