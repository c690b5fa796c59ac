package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.sentiment.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Trains one network after the other on the same examples, choosing the epoch by macro F1. */
final class NetworkTraining {
    private final Backend backend;
    private final ReviewListener listener;
    private final BooleanSupplier stopRequested;
    private final List<Example> train;
    private final List<Example> validation;

    NetworkTraining(
            Backend backend,
            ReviewListener listener,
            BooleanSupplier stopRequested,
            List<Example> train,
            List<Example> validation) {
        this.backend = backend;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.train = train;
        this.validation = validation;
    }

    /**
     * What came out.
     *
     * @param network with the parameters of the best epoch
     * @param epochs what each epoch gave
     * @param bestEpoch which one was kept; 0 if none was finished
     * @param reason why training ended
     */
    record Outcome(SavedNetwork network, List<EpochRecord> epochs, int bestEpoch, StopReason reason) {}

    Outcome train(
            String name, NetworkSpec network, TrainingSpec spec, int classes, @Nullable CheckpointPolicy checkpoints) {
        TrainingResult result = Rnn4j.newTrainer(backend)
                .train(new TrainingRun(
                        network,
                        spec,
                        train,
                        validation,
                        new MacroF1(classes),
                        event -> listener.on(new ReviewEvent.Training(name, event)),
                        stopRequested,
                        checkpoints));
        try (Model model = result.model()) {
            return new Outcome(
                    new SavedNetwork(network, model.parameters()),
                    result.epochs(),
                    result.bestEpoch(),
                    result.reason());
        }
    }

    static List<Example> examples(TextEncoder encoder, TokenizedTexts texts) {
        int[] labels = texts.labels();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            examples.add(new Example(encoder.encode(texts.tokens().get(i)), new Target.Label(labels[i])));
        }
        return examples;
    }
}
