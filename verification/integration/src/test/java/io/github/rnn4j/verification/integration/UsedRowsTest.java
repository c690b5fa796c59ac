package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Tolerance;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Steps that change the used rows of an embedding end with the same parameters on every engine as on the kit's reference backend;
 * every eighth batch uses none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsedRowsTest {
    private static final int STEPS = 24;
    private static final List<OptimizerSpec> RULES = List.of(
            OptimizerSpec.Adam.withLearningRate(0.01).withWeightDecay(new WeightDecay(0.1, true)),
            OptimizerSpec.Sgd.withLearningRate(0.05).withWeightDecay(new WeightDecay(0.1, false)),
            OptimizerSpec.RmsProp.withLearningRate(0.01));

    private Engines engines;
    private Backend reference;

    static Stream<Arguments> cases() {
        return Engines.NAMES.stream().flatMap(name -> RULES.stream().map(rule -> Arguments.of(name, rule)));
    }

    @BeforeAll
    void open() {
        engines = Engines.open();
        reference = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
    }

    @AfterAll
    void close() {
        engines.close();
        reference.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAgree(String name, OptimizerSpec rule) {
        TrainingSpec spec =
                SmallTask.spec().withOptimizer(rule).withBatchSize(1).withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
        StateDict expected = train(reference, spec);
        StateDict actual = train(engines.get(name), spec);

        expected.arrays().forEach(array -> new Tolerance(1e-9, 1e-9)
                .check(array.name(), array.shape(), actual.get(array.name()).values(), array.values()));
        assertThat(train(reference, spec.withEmbeddingUpdate(EmbeddingUpdate.EVERY_ROW)))
                .isNotEqualTo(expected);
    }

    private static StateDict train(Backend backend, TrainingSpec spec) {
        try (Model model = SmallTask.train(backend, DType.FLOAT64, spec, STEPS)) {
            return model.parameters();
        }
    }
}
