package io.bursar.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Live, replay and backtest decide the same only while core looks at nothing but its arguments. */
@AnalyzeClasses(packages = "io.bursar.core", importOptions = DoNotIncludeTests.class)
class PurityTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_JAVA_AND_CEL =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.bursar.core..",
              "java.lang..",
              "java.math",
              "java.nio.charset",
              "java.security",
              "java.time..",
              "java.util..",
              "dev.cel..",
              // CEL's builders and types are declared with Guava's collections.
              "com.google.common.collect..");

  @ArchTest
  static final ArchRule HAS_NO_CLOCK_AND_NO_CHANCE =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class);

  @ArchTest
  static final ArchRule KEEPS_CEL_WHERE_EXPRESSIONS_ARE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.bursar.core.expression", "io.bursar.core.policy", "io.bursar.core.attribution")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cel..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("io.bursar.core.(**)").should().beFreeOfCycles();
}
