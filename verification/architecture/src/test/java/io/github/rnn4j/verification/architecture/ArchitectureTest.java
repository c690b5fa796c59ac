package io.github.rnn4j.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the main classes of every module against every {@link Rule}. */
class ArchitectureTest {
    private static final String BASE = "io.github.rnn4j";

    /** About nine tenths of the classes there are; raise it as the project grows, never lower it without a reason. */
    private static final int FEWEST_CLASSES = 620;

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(BASE);

    @ParameterizedTest
    @EnumSource
    void ruleHoldsInEveryModule(Rule rule) {
        rule.in(BASE).check(CLASSES);
    }

    @Test
    void theScanSeesEnoughClasses() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    }

    /**
     * Modules that check and measure excepted: nobody depends on them, they print and end processes, and their peers are other
     * libraries on purpose.
     */
    @Test
    void theScanSeesEverySourceOfEveryModule() throws IOException {
        List<Path> modules = Poms.modules().stream()
                .filter(module -> !module.startsWith(Poms.root().resolve("verification")))
                .toList();
        for (Path module : modules) {
            for (String name : topLevelTypes(module.resolve("src/main/java"))) {
                assertThat(CLASSES.contain(name))
                        .as("%s of %s: add the module to verification/architecture/pom.xml", name, module)
                        .isTrue();
            }
        }
    }

    private static List<String> topLevelTypes(Path sources) throws IOException {
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(sources)) {
            return tree.map(file -> sources.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> file.substring(0, file.length() - ".java".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        }
    }
}
