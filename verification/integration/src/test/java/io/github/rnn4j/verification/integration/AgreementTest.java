package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.Tolerance;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same weights give the same outputs, gradients and trained weights on every engine: as on the kit's reference backend in
 * float64. The kit says which operation is wrong where this fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementTest {
    private Engines engines;
    private Backend reference;
    private StateDict start;

    static Stream<Arguments> cases() {
        return Engines.NAMES.stream()
                .flatMap(name -> Stream.of(DType.FLOAT64, DType.FLOAT32).map(type -> Arguments.of(name, type)));
    }

    @BeforeAll
    void open() {
        engines = Engines.open();
        reference = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
        start = NetworkSteps.start(reference);
    }

    @AfterAll
    void close() {
        engines.close();
        reference.close();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cases")
    void outputsAndGradientsOfOneStepAgree(String name, DType type) {
        double allowed = type == DType.FLOAT64 ? 1e-10 : 1e-5;
        Map<String, double[]> expected = NetworkSteps.take(reference, DType.FLOAT64, start, 1);
        Map<String, double[]> actual = NetworkSteps.take(engines.get(name), type, start, 1);
        expected.keySet().removeIf(what -> !isOfTheFirstStep(what));
        assertThat(expected).as("logits, loss and gradients").hasSizeGreaterThan(10);
        double greatest =
                Arrays.stream(expected.get("gradient embedding.weight")).max().orElseThrow();
        assertThat(greatest).as("greatest of a gradient").isGreaterThan(1e-3);
        check(name, allowed, expected, actual);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cases")
    void weightsAfterTwentyStepsOfAdamAgree(String name, DType type) {
        double allowed = type == DType.FLOAT64 ? 1e-10 : 1e-3;
        Map<String, double[]> expected = NetworkSteps.take(reference, DType.FLOAT64, start, 20);
        Map<String, double[]> actual = NetworkSteps.take(engines.get(name), type, start, 20);
        expected.keySet().removeIf(AgreementTest::isOfTheFirstStep);
        assertThat(expected.get("head.weight"))
                .as("weights that were learned")
                .isNotEqualTo(start.get("head.weight").values());
        check(name, allowed, expected, actual);
    }

    private static boolean isOfTheFirstStep(String what) {
        return what.equals("logits") || what.equals("loss") || what.startsWith("gradient ");
    }

    private static void check(
            String name, double allowed, Map<String, double[]> expected, Map<String, double[]> actual) {
        assertThat(actual).containsKeys(expected.keySet().toArray(String[]::new));
        expected.forEach((what, values) -> new Tolerance(allowed, allowed)
                .check(name + ", " + what, Shape.of(values.length), actual.get(what), values));
    }
}
