package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;

/** Trainings whose steps are looked into. */
final class InspectedTraining {
    private InspectedTraining() {}

    /** Looks at all there is to see. */
    static InspectionSpec everyStep() {
        return new InspectionSpec(1, 1, 8);
    }

    /** Returns a training of which nothing but the looks is of interest. */
    static TrainingRun run(NetworkSpec network, TrainingSpec spec, List<Example> examples) {
        return new TrainingRun(network, spec, examples, examples, new NoMetric(), TrainingListener.NONE, () -> false)
                .withInspection(everyStep());
    }

    static Outcome train(TestEngines engines, TrainingRun run) {
        return train(engines, run, DType.FLOAT32);
    }

    static Outcome train(TestEngines engines, TrainingRun run, DType dtype) {
        Engine engine = engines.open(dtype);
        TinyTask.Log log = new TinyTask.Log();
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(listening(run, log));
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs(), log);
        }
    }

    static TrainingRun listening(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.network(),
                run.spec(),
                run.train(),
                run.validation(),
                run.metric(),
                listener,
                run.stopRequested(),
                run.checkpoints(),
                run.embeddingRows(),
                run.buckets(),
                run.inspection());
    }

    /** What a training came to. */
    record Outcome(StateDict parameters, List<EpochRecord> epochs, TinyTask.Log log) {
        List<TrainingEvent.Inspected> looks() {
            return log.of(TrainingEvent.Inspected.class);
        }

        TrainingEvent.Stepped stepped(long step) {
            return log.of(TrainingEvent.Stepped.class).get((int) step - 1);
        }
    }

    private static final class NoMetric implements Metric.OfOutputs {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return 0;
        }
    }
}
