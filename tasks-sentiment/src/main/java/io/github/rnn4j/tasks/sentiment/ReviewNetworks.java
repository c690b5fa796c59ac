package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.TemperatureScaling;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.model.Anchor;
import io.github.rnn4j.tasks.sentiment.model.Answering;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.OutOfFoldScores;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The networks of one training on reviews, one after the other: the recurrent one alone, the one that starts at the baseline, and
 * the one without recurrent layers.
 *
 * @param backend stays the caller's
 * @param listener hears of the network by its name and of what happened
 * @param stopRequested asked between steps
 * @param checkpoints of a network by its name; null for none
 * @param embeddingRows at which they start; null to draw all
 * @param buckets lengths that batches are made of; none to leave it to the trainer
 */
record ReviewNetworks(
        Backend backend,
        ReviewTrainingOptions options,
        BiConsumer<String, TrainingEvent> listener,
        BooleanSupplier stopRequested,
        Function<String, @Nullable CheckpointPolicy> checkpoints,
        @Nullable EmbeddingRows embeddingRows,
        LengthBuckets buckets) {
    /**
     * What came out.
     *
     * @param recurrent the recurrent network alone
     * @param both the one that starts at the baseline; null if there was no time for an epoch of it
     * @param poolingAlone null if there was no time for it
     * @param answering how the model answers
     */
    record Trained(
            NetworkTraining.Outcome recurrent,
            NetworkTraining.@Nullable Outcome both,
            @Nullable SavedNetwork poolingAlone,
            Answering answering) {
        /** Returns what became of the network that answers. */
        NetworkTraining.Outcome main() {
            return answering.anchored() && both != null ? both : recurrent;
        }
    }

    /** Trains; returns null if not even one epoch was finished. */
    @Nullable
    Trained train(
            TextEncoder encoder, int classes, LinearBaseline linear, TokenizedTexts train, TokenizedTexts validation) {
        NetworkTraining alone = training(examples(encoder, train, null), examples(encoder, validation, null));
        NetworkTraining.Outcome recurrent = run(
                alone,
                ReviewModel.RECURRENT,
                options.network().recurrent(encoder.vocabulary(), classes),
                options.training(),
                classes);
        if (recurrent.bestEpoch() == 0) {
            return null;
        }
        if (recurrent.reason() == StopReason.INTERRUPTED) {
            double temperature = temperature(recurrent.network(), null, encoder, validation);
            return new Trained(recurrent, null, null, new Answering(false, 1, temperature));
        }
        OutOfFoldScores scores =
                new OutOfFoldScores(linear, train, classes, options.training().seed());
        Anchor anchor = scores.anchor();
        NetworkTraining anchored = training(
                examples(encoder, train, scores.logits(anchor)),
                examples(
                        encoder,
                        validation,
                        validation.tokens().stream().map(anchor::logits).toList()));
        NetworkTraining.Outcome both = run(
                anchored,
                ReviewModel.BOTH,
                options.network().anchored(encoder.vocabulary(), classes),
                options.training(),
                classes);
        SavedNetwork poolingAlone = null;
        if (both.reason() != StopReason.INTERRUPTED) {
            NetworkTraining.Outcome pooling = run(
                    alone,
                    ReviewModel.POOLING_ALONE,
                    options.network().poolingAlone(encoder.vocabulary(), classes),
                    options.training().withTruncatedSteps(0),
                    classes);
            poolingAlone = pooling.bestEpoch() == 0 ? null : pooling.network();
        }
        boolean there = both.bestEpoch() > 0;
        boolean answers = options.anchor() && there;
        double temperature = answers
                ? temperature(both.network(), anchor, encoder, validation)
                : temperature(recurrent.network(), null, encoder, validation);
        return new Trained(
                recurrent, there ? both : null, poolingAlone, new Answering(answers, anchor.scale(), temperature));
    }

    private NetworkTraining training(List<Example> train, List<Example> validation) {
        return new NetworkTraining(backend, listener, stopRequested, train, validation, embeddingRows, buckets);
    }

    private NetworkTraining.Outcome run(
            NetworkTraining training, String name, NetworkSpec network, TrainingSpec spec, int classes) {
        return training.train(name, network, spec, new MacroF1(classes), checkpoints.apply(name));
    }

    private double temperature(
            SavedNetwork network, @Nullable Anchor anchor, TextEncoder encoder, TokenizedTexts validation) {
        List<float[]> logits = NetworkOutputs.of(
                backend,
                network,
                validation.tokens().stream().map(encoder::encode).toList());
        return TemperatureScaling.fit(
                anchor == null ? logits : anchor.add(validation.tokens(), logits), validation.labels());
    }

    /** @param offsets logits that the network starts at; null for a network that stands alone */
    private static List<Example> examples(TextEncoder encoder, TokenizedTexts texts, @Nullable List<float[]> offsets) {
        int[] labels = texts.labels();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Target label = new Target.Label(labels[i]);
            Target target = offsets == null ? label : new Target.WithOffset(label, numbers(offsets.get(i)));
            examples.add(new Example(encoder.encode(texts.tokens().get(i)), target));
        }
        return examples;
    }

    private static List<Double> numbers(float[] values) {
        List<Double> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add((double) value);
        }
        return numbers;
    }
}
