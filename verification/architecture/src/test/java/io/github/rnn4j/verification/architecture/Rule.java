package io.github.rnn4j.verification.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import io.github.rnn4j.api.annotation.Stable;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The rules, each for any base package: the project's own, or that of the fixture with the planted violation, which is
 * named like the rule. A rule without a fixture fails.
 */
enum Rule {
    API_NEEDS_THE_JDK_AND_JSPECIFY_ONLY(base -> classes()
            .that()
            .resideInAPackage(base + ".api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(base + ".api..", "java..", "org.jspecify..")),

    AUTODIFF_SEES_API(base -> modules(base, "autodiff", "api")),

    CORE_SEES_API_AND_AUTODIFF(base -> modules(base, "core", "api", "autodiff")),

    TCK_SEES_API_AND_AUTODIFF(base -> modules(base, "tck", "api", "autodiff")),

    MONITORING_SEES_API(base -> modules(base, "monitoring", "api")),

    CLI_SEES_NO_BACKEND(base -> modules(base, "cli", "api", "core", "tasks", "monitoring")),

    BACKEND_SEES_API(base -> classes()
            .that()
            .resideInAPackage(base + ".backend..")
            .should(Conditions.seeOnlyTheirOwnFamilyMemberAnd(base, "backend", List.of("api")))),

    TASK_SEES_API_AND_CORE(base -> classes()
            .that()
            .resideInAPackage(base + ".tasks..")
            .should(Conditions.seeOnlyTheirOwnFamilyMemberAnd(base, "tasks", List.of("api", "core", "tasks.common")))),

    SEGMENTER_SEES_API_AND_SENTIMENT(base -> modules(base, "segmenter", "api", "tasks.sentiment")),

    TEST_LIBRARIES_STAY_IN_THE_KIT(
            base -> library(List.of(base + ".tck.."), base + ".tck..", "org.junit..", "org.assertj..")),

    GUICE_STAYS_IN_THE_COMMAND_LINE(base ->
            library(List.of(base + ".cli.."), "com.google.inject..", "com.google.common..", "jakarta.inject..")),

    JACKSON_STAYS_AT_THE_EDGE(base -> library(
            List.of(
                    base + ".core.config..",
                    base + ".core.checkpoint..",
                    base + ".tasks..",
                    base + ".monitoring..",
                    base + ".cli.."),
            "com.fasterxml..")),

    ND4J_STAYS_IN_ITS_BACKEND(base -> library(List.of(base + ".backend.nd4j.."), "org.nd4j..", "org.bytedeco..")),

    DJL_STAYS_IN_ITS_BACKEND(base -> library(List.of(base + ".backend.djl.."), "ai.djl..")),

    HANLP_STAYS_IN_ITS_SEGMENTER(base -> library(List.of(base + ".segmenter.hanlp.."), "com.hankcs..")),

    JETTY_STAYS_IN_THE_DASHBOARD(base -> library(List.of(base + ".monitoring.dashboard.."), "org.eclipse.jetty..")),

    MICROMETER_STAYS_IN_THE_DASHBOARD(base -> library(List.of(base + ".monitoring.dashboard.."), "io.micrometer..")),

    JNA_STAYS_IN_THE_BACKENDS(base -> library(List.of(base + ".backend.."), "com.sun.jna..")),

    VECTOR_API_STAYS_IN_THE_CPU_BACKEND(
            base -> library(List.of(base + ".backend.cpu.internal.vector.."), "jdk.incubator.vector..")),

    SERVICE_LOADER_STAYS_IN_DISCOVERY(base -> noClasses()
            .that(resideOutsideOfPackages(base + ".core.discovery.."))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)),

    PUBLIC_BACKEND_TYPES_ARE_PROVIDERS(base -> classes()
            .that(resideInAnyPackage(base + ".backend.."))
            .and(resideOutsideOfPackages("..internal.."))
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(Conditions.implementAProviderOf(base + ".api"))),

    PACKAGES_ARE_NULL_MARKED(base -> classes().should(Conditions.resideInANullMarkedPackage())),

    PUBLIC_TYPES_HAVE_A_STATUS(
            base -> classes().that().arePublic().and().areTopLevelClasses().should(Conditions.haveAStatus())),

    STABLE_TYPES_SHOW_STABLE_TYPES(
            base -> classes().that().areAnnotatedWith(Stable.class).should(Conditions.showOnlyStableTypesOf(base))),

    PACKAGES_HAVE_NO_CYCLE(base -> slices().matching(base + ".(**)").should().beFreeOfCycles()),

    NAMES_SAY_SOMETHING(base -> noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")),

    RANDOM_NUMBERS_ARE_OURS(base -> noClasses()
            .should(dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                            "are the JDK's generators",
                            type -> type.isEquivalentTo(Random.class)
                                    || type.isEquivalentTo(SplittableRandom.class)
                                    || type.isEquivalentTo(ThreadLocalRandom.class)
                                    || type.getPackageName().startsWith("java.util.random")))
                    .or(callMethod(Math.class, "random"))
                    .or(callMethod(Collections.class, "shuffle", List.class)))),

    NOTHING_IS_SERIALISED_BY_JAVA(base -> noClasses()
            .should(dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                            "do Java serialisation",
                            type -> type.isAssignableTo(ObjectInputStream.class)
                                    || type.isAssignableTo(ObjectOutputStream.class)
                                    || type.isEquivalentTo(Externalizable.class)))
                    .or(Conditions.declareThemselvesSerializable()))),

    ONLY_MAIN_ENDS_THE_PROCESS(base -> noClasses()
            .that()
            .doNotHaveFullyQualifiedName(base + ".cli.Main")
            // A part of main: the process that it starts ends this one with its exit code.
            .and()
            .doNotHaveFullyQualifiedName(base + ".cli.start.VectorRestart")
            .should(callMethod(System.class, "exit", int.class)
                    .or(callMethod(Runtime.class, "exit", int.class))
                    .or(callMethod(Runtime.class, "halt", int.class)))),

    STANDARD_STREAMS_STAY_IN_THE_COMMAND_LINE(base -> noClasses()
            .that(resideOutsideOfPackages(base + ".cli.."))
            // It puts its own streams in place of them, to catch a provider that prints.
            .and()
            .doNotHaveFullyQualifiedName(base + ".tck.ProviderTck")
            // Prints one line about a run of the kit.
            .and()
            .doNotHaveFullyQualifiedName(base + ".tck.ConformanceReporter")
            .should(accessField(System.class, "out")
                    .or(accessField(System.class, "err"))
                    .or(callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                            "a stack trace is printed",
                            call -> call.getTarget().getName().equals("printStackTrace")
                                    && call.getTargetOwner().isAssignableTo(Throwable.class))))));

    @SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
    private final Function<String, ArchRule> rule;

    Rule(Function<String, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule for the packages below {@code base}; nothing to check is no failure, for the scan has its own floor. */
    ArchRule in(String base) {
        return rule.apply(base).as(sentence()).allowEmptyShould(true);
    }

    String sentence() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where the fixtures keep the planted violation of this rule. */
    String fixturePackage() {
        return Rule.class.getPackageName() + ".fixture."
                + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Classes of a module see the modules listed, themselves, and no other module of ours. */
    private static ArchRule modules(String base, String module, String... seen) {
        return classes()
                .that()
                .resideInAPackage(base + "." + module + "..")
                .should(Conditions.seeOnly(base, module, List.of(seen)));
    }

    /** Packages of a library are seen from the homes only. */
    private static ArchRule library(List<String> homes, String... packages) {
        return noClasses()
                .that(resideOutsideOfPackages(homes.toArray(String[]::new)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
