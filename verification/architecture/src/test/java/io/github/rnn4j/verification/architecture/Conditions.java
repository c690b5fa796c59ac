package io.github.rnn4j.verification.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.annotation.Stable;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What the rules ask for and ArchUnit has no word for. */
final class Conditions {
    private Conditions() {}

    static ArchCondition<JavaClass> seeOnly(String base, String module, List<String> seen) {
        return dependencies(
                "see only " + seen + " of our modules",
                (origin, target) ->
                        !isIn(target, base) || isIn(target, base + "." + module) || isInOne(target, base, seen));
    }

    /** For families of modules, like the backends, whose members do not see each other. */
    static ArchCondition<JavaClass> seeOnlyTheirOwnFamilyMemberAnd(String base, String family, List<String> seen) {
        return dependencies(
                "see only themselves and " + seen + " of our modules",
                (origin, target) -> !isIn(target, base)
                        || isIn(target, memberPackage(origin, base + "." + family))
                        || isInOne(target, base, seen));
    }

    static ArchCondition<JavaClass> implementAProviderOf(String apiPackage) {
        return each("implement a provider of " + apiPackage, type -> type.getAllRawInterfaces().stream()
                .anyMatch(parent ->
                        isIn(parent, apiPackage) && parent.getSimpleName().endsWith("Provider")));
    }

    static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return each("reside in a package with @NullMarked", type -> type.getPackage()
                .isAnnotatedWith(NullMarked.class));
    }

    static ArchCondition<JavaClass> haveAStatus() {
        return each(
                "be @Stable, @Experimental or @Internal",
                type -> type.isAnnotatedWith(Stable.class)
                        || type.isAnnotatedWith(Experimental.class)
                        || type.isAnnotatedWith(Internal.class));
    }

    /** Members that are marked as experimental excepted: who calls those has been told. */
    static ArchCondition<JavaClass> showOnlyStableTypesOf(String base) {
        return new ArchCondition<>("show only stable types of ours in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMembers().stream()
                        .filter(Conditions::isShown)
                        .filter(member -> !member.isAnnotatedWith(Experimental.class))
                        .flatMap(member -> member.getAllInvolvedRawTypes().stream()
                                .filter(shown -> isIn(shown, base))
                                .map(shown -> new SimpleConditionEvent(
                                        member,
                                        isStable(shown.getBaseComponentType()),
                                        member.getDescription() + " shows " + shown.getName())))
                        .forEach(events::add);
            }
        };
    }

    private static boolean isShown(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    /** A nested type without a status of its own has that of the type around it. */
    private static boolean isStable(JavaClass type) {
        if (type.isAnnotatedWith(Experimental.class) || type.isAnnotatedWith(Internal.class)) {
            return false;
        }
        return type.isAnnotatedWith(Stable.class)
                || type.getEnclosingClass().map(Conditions::isStable).orElse(false);
    }

    /** Exceptions and enums are serializable by birth; to say it of oneself is another matter. */
    static ArchCondition<JavaClass> declareThemselvesSerializable() {
        return each("declare themselves Serializable", type -> type.getRawInterfaces().stream()
                .anyMatch(parent -> parent.isEquivalentTo(Serializable.class)));
    }

    private static ArchCondition<JavaClass> each(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean holds = test.test(type);
                events.add(new SimpleConditionEvent(
                        type, holds, type.getName() + (holds ? " does " : " does not ") + description));
            }
        };
    }

    private static ArchCondition<JavaClass> dependencies(
            String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    events.add(new SimpleConditionEvent(
                            dependency,
                            allowed.test(type, dependency.getTargetClass().getBaseComponentType()),
                            dependency.getDescription()));
                }
            }
        };
    }

    /** Of {@code x.backend.cpu.internal} in the family {@code x.backend}: {@code x.backend.cpu}. */
    private static String memberPackage(JavaClass type, String family) {
        String name = type.getPackageName();
        int end = name.indexOf('.', family.length() + 1);
        return end < 0 ? name : name.substring(0, end);
    }

    private static boolean isInOne(JavaClass type, String base, List<String> modules) {
        return modules.stream().anyMatch(module -> isIn(type, base + "." + module));
    }

    private static boolean isIn(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }
}
