package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each training ends with its last epoch as the best. */
final class WeightAverageTest {
    @ParameterizedTest
    @EnumSource
    void whatIsKeptIsTheMeanOfTheEpochsSinceTheFirst(TestEngines engines) {
        StateDict second = train(engines, 2, 0).parameters();
        StateDict third = train(engines, 3, 0).parameters();
        StateDict fourth = train(engines, 4, 0).parameters();

        for (NamedArray array : train(engines, 4, 2).parameters().arrays()) {
            for (int i = 0; i < array.values().length; i++) {
                double mean = (second.get(array.name()).values()[i]
                                + third.get(array.name()).values()[i]
                                + fourth.get(array.name()).values()[i])
                        / 3;
                assertThat(array.values()[i]).as("%s[%s]", array.name(), i).isCloseTo(mean, within(1e-6));
            }
        }
        assertThat(train(engines, 4, 3).parameters()).isNotEqualTo(fourth);
    }

    @Test
    void untilThenItIsTheLastEpoch() {
        Outcome last = train(TestEngines.CPU, 3, 0);

        assertThat(train(TestEngines.CPU, 3, 3)).isEqualTo(last);
        assertThat(train(TestEngines.CPU, 3, 9)).isEqualTo(last);
    }

    /** The steps know nothing of the mean; the validation is of the mean alone. */
    @Test
    void onlyTheValidationIsAnother() {
        List<EpochRecord> plain = train(TestEngines.CPU, 4, 0).epochs();
        List<EpochRecord> averaged = train(TestEngines.CPU, 4, 2).epochs();

        assertThat(averaged).extracting(EpochRecord::trainLoss).isEqualTo(losses(plain));
        assertThat(averaged.get(1)).isEqualTo(plain.get(1));
        assertThat(averaged.get(3).validationLoss()).isNotEqualTo(plain.get(3).validationLoss());
    }

    private static List<Double> losses(List<EpochRecord> epochs) {
        return epochs.stream().map(EpochRecord::trainLoss).toList();
    }

    private record Outcome(StateDict parameters, List<EpochRecord> epochs) {}

    private static Outcome train(TestEngines engines, int epochs, int averageFrom) {
        Engine engine = engines.open(DType.FLOAT32);
        TrainingRun tiny = TinyTask.run(
                TinyTask.network(6, PoolingKind.MEAN), TinyTask.spec(epochs).withAverageFrom(averageFrom));
        TrainingRun run = new TrainingRun(
                tiny.network(),
                tiny.spec(),
                tiny.train(),
                tiny.validation(),
                new Growing(),
                tiny.listener(),
                tiny.stopRequested());
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(run);
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs());
        }
    }

    /** The later, the better. */
    private static final class Growing implements Metric.OfOutputs {
        private int epochs;

        @Override
        public String name() {
            return "growing";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return ++epochs;
        }
    }
}
