package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.TrainingBatches;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.optimizer.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty training steps give the same parameters, whichever way the recurrent layers run. */
class FusedAgainstComposedTest {
    private static final InitializerSpec XAVIER = new InitializerSpec.XavierUniform(1);
    private static final NetworkSpec TWO_LAYERS = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 9),
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 7),
                    new PoolingSpec(PoolingKind.MEAN),
                    new DenseSpec(2, XAVIER)));

    @Test
    void fusedAndComposedTrainTheSame() {
        assertThat(path(TestEngines.CPU)).isEqualTo(ExecutionPath.FUSED);
        assertThat(path(TestEngines.CPU_COMPOSED)).isEqualTo(ExecutionPath.COMPOSED);
        StateDict composed = afterTwentySteps(TestEngines.CPU_COMPOSED);

        assertClose(afterTwentySteps(TestEngines.CPU), composed);
    }

    @Test
    void theReferenceTrainsTheSameToo() {
        assertClose(afterTwentySteps(TestEngines.REFERENCE), afterTwentySteps(TestEngines.CPU_COMPOSED));
    }

    private static void assertClose(StateDict left, StateDict right) {
        assertThat(left.arrays()).hasSameSizeAs(right.arrays());
        for (NamedArray array : left.arrays()) {
            assertThat(array.values())
                    .as(array.name())
                    .containsExactly(right.get(array.name()).values(), within(1e-6));
        }
    }

    private static ExecutionPath path(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT64);
        try (Backend backend = engine.backend()) {
            return Network.of(TWO_LAYERS, engine, Mode.TRAINING).path();
        }
    }

    private static StateDict afterTwentySteps(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT64);
        TrainingSpec spec = TinyTask.spec(1);
        List<Example> examples = TinyTask.examples(150, 3);
        LengthBatches batches = new LengthBatches(examples, spec.batchSize());
        Network network = Network.of(TWO_LAYERS, engine, Mode.TRAINING);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer adam = new Optimizer(backend, network, session.ops(), values, gradients, spec);
                StepRunner steps = new StepRunner(
                        session,
                        network,
                        values,
                        gradients,
                        adam,
                        Loss.of(spec.loss()),
                        new TrainingBatches.Sizes(spec.batchSize(), 0, LengthBuckets.NONE))) {
            values.initialize(7);
            for (int epoch = 1; epoch <= 2; epoch++) {
                steps.startEpoch();
                batches.shuffled(7, epoch)
                        .forEach(batch ->
                                steps.step(examples, batch, spec.optimizer().learningRate(), recorded -> {}, null));
            }
            assertThat(steps.read().updates()).isEqualTo(20);
            return values.toStateDict();
        }
    }
}
