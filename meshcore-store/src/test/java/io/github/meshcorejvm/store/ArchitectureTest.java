package io.github.meshcorejvm.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;

/** Which package may use which. */
@AnalyzeClasses(packages = "io.github.meshcorejvm.store", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SQLITE = "io.github.meshcorejvm.store.sqlite..";
    private static final String POSTGRES = "io.github.meshcorejvm.store.postgres..";
    /** Copies from one engine to the other. */
    private static final String COPY = "io.github.meshcorejvm.store.copy..";

    private static final String GRAPH_RULES = "io.github.meshcorejvm.store.graph.rules..";
    private static final String NEIGHBOR = "io.github.meshcorejvm.store.neighbor..";

    @ArchTest
    static final ArchRule ONLY_THE_STORES_OF_AN_ENGINE_KNOW_JDBC = noClasses()
            .that()
            .resideOutsideOfPackages(SQLITE, POSTGRES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule ONLY_THE_SQLITE_STORE_KNOWS_ITS_DRIVER = noClasses()
            .that()
            .resideOutsideOfPackage(SQLITE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..");

    @ArchTest
    static final ArchRule ONLY_THE_POSTGRES_STORE_KNOWS_ITS_DRIVER = noClasses()
            .that()
            .resideOutsideOfPackage(POSTGRES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..");

    /** MeshStore alone chooses the engine. */
    @ArchTest
    static final ArchRule RECORDS_AND_RULES_KNOW_NO_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages(SQLITE, POSTGRES, COPY)
            .and()
            .doNotHaveFullyQualifiedName("io.github.meshcorejvm.store.MeshStore")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQLITE, POSTGRES);

    @ArchTest
    static final ArchRule THE_EXPORTED_GRAPH_KNOWS_NO_MACHINERY = noClasses()
            .that()
            .resideInAPackage("io.github.meshcorejvm.store.graph")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GRAPH_RULES, NEIGHBOR);

    @ArchTest
    static final ArchRule THE_RULES_OF_THE_GRAPH_KNOW_NO_BUILD = noClasses()
            .that()
            .resideInAPackage(GRAPH_RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NEIGHBOR);

    /** So that nothing reads or writes a schema of another version, or one into which a copy is in progress. */
    @ArchTest
    static final ArchRule ROWS_ARE_REACHED_THROUGH_A_READY_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.github.meshcorejvm.store.postgres.jdbc",
                    "io.github.meshcorejvm.store.postgres.schema",
                    "io.github.meshcorejvm.store.postgres.copy")
            .and()
            // Asks for nothing but the version of the server.
            .doNotHaveSimpleName("ServerVersion")
            .should()
            .callMethod(PostgresConnections.class, "open", PostgresUrl.class, PostgresConnections.Purpose.class);

    @ArchTest
    static final ArchRule NO_CYCLES_WITHIN_POSTGRES = slices().matching("io.github.meshcorejvm.store.postgres.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_WITHIN_SQLITE = slices().matching("io.github.meshcorejvm.store.sqlite.(*)..")
            .should()
            .beFreeOfCycles();
}
