package io.github.rnn4j.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven itself does not keep in step. */
class PomTest {
    private static final Path ROOT = Poms.root();
    private static final List<String> VERSION = Poms.values(ROOT, "/project/version");

    @Test
    void bomHasTheVersionOfTheParentAndNoParent() {
        assertThat(Poms.values(ROOT.resolve("rnn-bom"), "/project/version")).isEqualTo(VERSION);
        assertThat(Poms.values(ROOT.resolve("rnn-bom"), "/project/parent")).isEmpty();
    }

    @Test
    void bomListsExactlyThePublishedModules() {
        List<String> published = Poms.modules().stream()
                .filter(module -> Poms.values(module, "/project/properties/maven.deploy.skip")
                        .contains("false"))
                .flatMap(module -> Poms.values(module, "/project/artifactId").stream())
                .toList();

        assertThat(Poms.values(ROOT.resolve("rnn-bom"), "//dependencyManagement/dependencies/dependency/artifactId"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed", "third-party-backend", "third-party-cell"})
    void examplesUseThisVersionAndNoParent(String example) {
        Path folder = ROOT.resolve("examples").resolve(example);
        assertThat(Poms.values(folder, "/project/properties/rnn4j.version")).isEqualTo(VERSION);
        assertThat(Poms.values(folder, "/project/parent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"third-party-backend", "third-party-cell"})
    void thirdPartiesNeedTheApiAndForTestsTheKit(String example) {
        Path folder = ROOT.resolve("examples").resolve(example);
        String dependency = "/project/dependencies/dependency";
        assertThat(Poms.values(folder, dependency + "[not(scope)]/artifactId")).containsExactly("rnn-api");
        assertThat(Poms.values(folder, dependency + "[scope='test']/artifactId"))
                .containsExactly("rnn-tck");
    }

    @Test
    void mainCodeNeverDependsOnTheKit() {
        for (Path module : Poms.modules()) {
            assertThat(Poms.values(module, "/project/dependencies/dependency[artifactId='rnn-tck'][not(scope='test')]"))
                    .as("rnn-tck in %s", module)
                    .isEmpty();
        }
    }

    @Test
    void apiDependsOnJspecifyOnly() {
        assertThat(Poms.values(
                        ROOT.resolve("rnn-api"), "/project/dependencies/dependency[not(scope='test')]/artifactId"))
                .containsExactly("jspecify");
    }

    @Test
    void starterIsTheCoreAndTheDefaultBackend() {
        assertThat(Poms.values(ROOT.resolve("rnn-starter"), "/project/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrder("rnn-core", "backend-cpu");
    }

    /** Where tests are expected, a build that runs none fails; so a module with tests has to expect them. */
    @Test
    void testsAreExpectedWhereThereAreTests() {
        for (Path module : Poms.modules()) {
            if (Files.exists(module.resolve("src/test/java"))) {
                assertThat(Poms.values(module, "/project/properties/tests.expected"))
                        .as("tests.expected in %s/pom.xml: remove it", module)
                        .doesNotContain("false");
            }
        }
    }
}
