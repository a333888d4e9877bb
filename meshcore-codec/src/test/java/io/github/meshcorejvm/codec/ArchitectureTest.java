package io.github.meshcorejvm.codec;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URLDecoder;
import java.net.URLEncoder;

/** What the module promises about itself. */
@AnalyzeClasses(packages = "io.github.meshcorejvm.codec", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEEDS_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(belongToAnyOf(
                            Serializable.class,
                            InvalidObjectException.class,
                            ObjectInputStream.class,
                            URLDecoder.class,
                            URLEncoder.class)
                    .or(resideInAnyPackage(
                            "io.github.meshcorejvm.codec..",
                            "java.lang..",
                            "java.math..",
                            "java.nio..",
                            "java.security..",
                            "java.time..",
                            "java.util..",
                            "javax.crypto..",
                            "org.jspecify.annotations..")));

    @ArchTest
    static final ArchRule PRINTS_AND_LOGS_NOTHING = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule IMMUTABLE = fields().that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(io.github.meshcorejvm.codec.crypto.ChannelKeyring.Builder.class)
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(".*(Builder|Reader|Writer|Fields|Structure|FlatJson)")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule NO_ARRAYS_IN_RECORDS =
            fields().that().areDeclaredInClassesThat().areRecords().should().notHaveRawType(byte[].class);

    @ArchTest
    static final ArchRule EXPORTED_CLASSES_ARE_CLOSED = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(beFinalOrSealed());

    @ArchTest
    static final ArchRule INTERNALS_STAY_INSIDE = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..internal..")
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawReturnType(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "an internal type",
                    (JavaClass type) -> type.getPackageName().endsWith(".internal")));

    private static ArchCondition<JavaClass> beFinalOrSealed() {
        return new ArchCondition<>("be final, an enum, sealed, or made to be implemented") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Class<?> reflected = type.reflect();
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                        || Modifier.isFinal(reflected.getModifiers())
                        || reflected.isEnum()
                        || reflected.isSealed()
                        || reflected.isAnnotationPresent(FunctionalInterface.class);
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open"));
            }
        };
    }
}
