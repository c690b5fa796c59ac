package io.github.rnn4j.verification.integration.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tck.fixture.Tolerance;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell that PyTorch has too, forward and every gradient, as PyTorch computes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PytorchParityTest {
    private static final int CASES = 16;
    private static final List<String> BACKENDS = List.of("reference", "cpu", "nd4j", "djl");

    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final Map<String, GoldenFile> files = new LinkedHashMap<>();

    @BeforeAll
    void open() {
        BACKENDS.forEach(name -> backends.put(
                name,
                name.equals("reference")
                        ? new ReferenceBackendProvider().open(BackendOptions.DEFAULT)
                        : Rnn4j.openBackend(name)));
        GoldenFile.CELLS.forEach(cell -> files.put(cell, GoldenFile.read(cell)));
    }

    @AfterAll
    void close() {
        backends.values().forEach(Backend::close);
    }

    static Stream<Arguments> runs() {
        return BACKENDS.stream().flatMap(name -> Stream.of(DType.FLOAT64, DType.FLOAT32)
                .flatMap(dtype -> GoldenFile.CELLS.stream().map(cell -> Arguments.of(name, dtype, cell))));
    }

    @Test
    void everyFileHoldsEveryCase() {
        assertThat(files.values()).allSatisfy(file -> {
            assertThat(file.metadata().get("torch")).startsWith("1.13");
            assertThat(file.sequences()).hasSize(CASES);
            assertThat(file.cases()).containsKey(GoldenFile.ADAM);
        });
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("runs")
    void composed(String backend, DType dtype, String cell) {
        for (GoldenCase golden : files.get(cell).sequences()) {
            compare(backend, dtype, golden, ComposedGolden.run(backends.get(backend), golden, dtype));
        }
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("runs")
    void fused(String backend, DType dtype, String cell) {
        Backend engine = backends.get(backend);
        for (GoldenCase golden : files.get(cell).sequences()) {
            FusedSupport support = engine.supports(golden.descriptor(dtype));
            assumeTrue(support.supported(), support.reason());
            compare(backend, dtype, golden, FusedGolden.run(engine, golden, dtype));
        }
    }

    private static void compare(String backend, DType dtype, GoldenCase golden, Map<String, double[]> actual) {
        double allowed = dtype == DType.FLOAT64 ? 1e-10 : 1e-5;
        assertThat(golden.results()).as(golden.toString()).hasSizeGreaterThan(6);
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(golden.results());
        for (String result : golden.results()) {
            new Tolerance(allowed, allowed)
                    .check(
                            backend + ", " + golden + ", " + result,
                            golden.get(result).shape(),
                            actual.get(result),
                            golden.get(result).values());
        }
    }
}
