package io.github.rnn4j.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each {@link Rule} catches the violations planted in its fixture: the classes whose names start with {@code Planted},
 * and no other class.
 */
class PlantedViolationTest {
    @ParameterizedTest
    @EnumSource
    void plantedViolationIsCaughtAndNothingElse(Rule rule) {
        JavaClasses fixture = new ClassFileImporter().importPackages(rule.fixturePackage());
        List<String> planted = fixture.stream()
                .filter(type -> type.getSimpleName().startsWith("Planted"))
                .map(JavaClass::getName)
                .toList();
        assertThat(planted).as("planted in %s", rule.fixturePackage()).isNotEmpty();

        List<String> details = rule.in(rule.fixturePackage())
                .evaluate(fixture)
                .getFailureReport()
                .getDetails();

        assertThat(planted).allSatisfy(name -> assertThat(details).anyMatch(detail -> detail.contains(name)));
        assertThat(details).allMatch(detail -> planted.stream().anyMatch(detail::contains));
    }
}
