package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snippet of gradients.md, run; that it is the same lines is checked where the guides are. */
class GradientsGuideTest {
    @Test
    void aTrainingThatIsClippedToNothingSaysSo() {
        NetworkSpec network = SmallTask.NETWORK;
        TrainingSpec spec = SmallTask.spec().withClipNorm(1e-6);
        List<Example> train = SmallTask.examples(400, 1);
        List<Example> validation = SmallTask.examples(8, 2);
        Metric metric = new Count();
        List<String> verdicts = new ArrayList<>();

        TrainingMonitor monitor = new TrainingMonitor("recurrent", "accuracy", event -> {
            if (event instanceof RunEvent.Judged judged && judged.verdict().holds()) {
                verdicts.add(judged.verdict().text().en());
            }
        });
        TrainingRun watched = new TrainingRun(network, spec, train, validation, metric, monitor, () -> false)
                .withInspection(InspectionSpec.DEFAULT);

        try (Backend backend = Rnn4j.openBackend("cpu")) {
            Rnn4j.newTrainer(backend).train(watched).model().close();
        }
        assertThat(verdicts).anySatisfy(text -> assertThat(text).startsWith("Clipping multiplies the gradient by "));
    }

    private static final class Count implements Metric.OfOutputs {
        @Override
        public String name() {
            return "count";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return targets.size();
        }
    }
}
