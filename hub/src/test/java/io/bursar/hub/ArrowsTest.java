package io.bursar.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.bursar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  private static final String ROUTES = "io.bursar.routes.";

  @ArchTest
  static final ArchRule arrowsRunOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy("io.bursar.core..")
          .layer("connectors")
          .definedBy("io.bursar.connectors..")
          .layer("forecasting")
          .definedBy("io.bursar.forecasting..")
          .layer("adapters")
          .definedBy("io.bursar.adapters..")
          .layer("routes")
          .definedBy("io.bursar.routes..")
          .layer("hub")
          .definedBy("io.bursar.hub..")
          .whereLayer("hub")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("routes")
          .mayOnlyBeAccessedByLayers("hub")
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("routes", "hub")
          .whereLayer("forecasting")
          .mayOnlyBeAccessedByLayers("routes", "hub")
          .whereLayer("adapters")
          .mayOnlyBeAccessedByLayers("routes", "hub");

  @ArchTest
  static final ArchRule stagesMeetOnTheBusOnly =
      slices()
          .assignedFrom(
              new StageSlices(
                  ROUTES,
                  List.of("collect", "clean", "ledger", "windows", "forecast", "adjust", "notify")))
          .should()
          .notDependOnEachOther();

  /** Collect asks them how an import stands; nobody else knows them, and they know nobody. */
  @ArchTest
  static final ArchRule viewsStandAlone =
      slices()
          .assignedFrom(
              new StageSlices(
                  ROUTES,
                  List.of("clean", "ledger", "windows", "forecast", "views", "adjust", "notify")))
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule viewsDoNotKnowCollect =
      noClasses()
          .that()
          .resideInAPackage(ROUTES + "views..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROUTES + "collect..");

  @ArchTest
  static final ArchRule theBusKnowsNoStage =
      noClasses()
          .that()
          .resideInAPackage("io.bursar.routes.bus..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROUTES + "collect..",
              ROUTES + "clean..",
              ROUTES + "ledger..",
              ROUTES + "windows..",
              ROUTES + "forecast..",
              ROUTES + "views..",
              ROUTES + "adjust..",
              ROUTES + "notify..");
}
