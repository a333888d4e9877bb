package io.github.meshcorejvm.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the command line may use which. */
@AnalyzeClasses(packages = "io.github.meshcorejvm.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CLI = "io.github.meshcorejvm.cli.";

    @ArchTest
    static final ArchRule KNOWS_NO_DATABASE_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..", "io.github.meshcorejvm.store.sqlite..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(CLI + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MQTT_KNOWS_NO_CONTENT = noClasses()
            .that()
            .resideInAPackage(CLI + "mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI + "message..", CLI + "pipeline..", CLI + "monitor..", CLI + "maintenance..");

    @ArchTest
    static final ArchRule THE_PIPELINE_IS_NOT_AWARE_OF_ITS_OBSERVERS = noClasses()
            .that()
            .resideInAPackage(CLI + "pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI + "monitor..", CLI + "maintenance..", CLI + "command..");
}
