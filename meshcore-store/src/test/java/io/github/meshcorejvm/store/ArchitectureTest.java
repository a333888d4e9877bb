package io.github.meshcorejvm.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may use which. */
@AnalyzeClasses(packages = "io.github.meshcorejvm.store", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_SQLITE_STORE_KNOWS_JDBC = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.meshcorejvm.store.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    /** MeshStore alone chooses the engine. */
    @ArchTest
    static final ArchRule RECORDS_AND_RULES_KNOW_NO_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.meshcorejvm.store.sqlite..")
            .and()
            .doNotHaveFullyQualifiedName("io.github.meshcorejvm.store.MeshStore")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.meshcorejvm.store.sqlite..");

    @ArchTest
    static final ArchRule NO_CYCLES_WITHIN_SQLITE = slices().matching("io.github.meshcorejvm.store.sqlite.(*)..")
            .should()
            .beFreeOfCycles();
}
