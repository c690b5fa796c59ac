package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.TemperatureScaling;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.model.Answering;
import io.github.rnn4j.tasks.sentiment.model.Blend;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The networks of one training on reviews, one after the other: the recurrent ones, each from a seed of its own, and the one without
 * recurrent layers; and how the recurrent ones answer together with the baseline.
 *
 * @param backend stays the caller's
 * @param listener hears of the networks
 * @param stopRequested asked between steps
 * @param checkpoints of each network
 * @param embeddingRows at which they start; null to draw all
 * @param buckets lengths that batches are made of; none to leave it to the trainer
 */
record ReviewNetworks(
        Backend backend,
        ReviewTrainingOptions options,
        ReviewListener listener,
        BooleanSupplier stopRequested,
        NetworkTraining.NamedCheckpoints checkpoints,
        @Nullable EmbeddingRows embeddingRows,
        LengthBuckets buckets) {
    /**
     * What came out.
     *
     * @param recurrent the recurrent networks, at least one
     * @param poolingAlone null if there was no time for it
     * @param answering how the model answers
     */
    record Trained(
            List<NetworkTraining.Outcome> recurrent,
            @Nullable SavedNetwork poolingAlone,
            Answering answering) {
        /** Returns the recurrent networks at rest. */
        List<SavedNetwork> networks() {
            return recurrent.stream().map(NetworkTraining.Outcome::network).toList();
        }
    }

    /** Trains; returns null if not even one epoch was finished. */
    @Nullable
    Trained train(
            TextEncoder encoder,
            List<String> classes,
            LinearBaseline linear,
            TokenizedTexts train,
            TokenizedTexts validation) {
        NetworkTraining training = new NetworkTraining(
                        backend,
                        (name, event) -> listener.on(new ReviewEvent.Training(name, event)),
                        stopRequested,
                        examples(encoder, train),
                        examples(encoder, validation),
                        embeddingRows,
                        buckets)
                .withInspection(inspection(encoder, classes));
        List<NetworkTraining.Outcome> recurrent = training.train(
                ReviewModel.names(options.members()),
                options.network().recurrent(encoder.vocabulary(), classes.size()),
                options.training(),
                new MacroF1(classes.size()),
                checkpoints);
        if (recurrent.isEmpty()) {
            return null;
        }
        SavedNetwork poolingAlone = null;
        if (!stopRequested.getAsBoolean()) {
            NetworkTraining.Outcome pooling = training.train(
                    ReviewModel.POOLING_ALONE,
                    options.network().poolingAlone(encoder.vocabulary(), classes.size()),
                    options.training().withTruncatedSteps(0),
                    new MacroF1(classes.size()),
                    checkpoints.of(ReviewModel.POOLING_ALONE));
            poolingAlone = pooling.bestEpoch() == 0 ? null : pooling.network();
        }
        return new Trained(recurrent, poolingAlone, answering(recurrent, encoder, linear, validation));
    }

    private @Nullable InspectionSpec inspection(TextEncoder encoder, List<String> classes) {
        InspectionSpec looks = listener.inspection();
        List<String> texts = listener.traced();
        if (looks == null || texts.isEmpty()) {
            return looks;
        }
        List<List<String>> tokens =
                texts.stream().map(encoder.reading().tokenizer()::tokens).toList();
        listener.on(new ReviewEvent.TracesPlanned(
                tokens.stream().map(encoder::readTokens).toList(), classes));
        return looks.withTraced(tokens.stream().map(encoder::encode).toList());
    }

    private Answering answering(
            List<NetworkTraining.Outcome> recurrent,
            TextEncoder encoder,
            LinearBaseline linear,
            TokenizedTexts validation) {
        List<SavedNetwork> saved =
                recurrent.stream().map(NetworkTraining.Outcome::network).toList();
        try (Ensemble networks = new Ensemble(backend, saved)) {
            List<float[]> network = networks.logits(
                    validation.tokens().stream().map(encoder::encode).toList());
            Blend blend = Blend.fit(linear, validation, network);
            List<float[]> main = options.anchor() ? blend.logits(validation.tokens(), network) : network;
            return new Answering(
                    options.anchor(),
                    blend.baselineWeight(),
                    blend.networkWeight(),
                    TemperatureScaling.fit(main, validation.labels()));
        }
    }

    private static List<Example> examples(TextEncoder encoder, TokenizedTexts texts) {
        int[] labels = texts.labels();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            examples.add(new Example(encoder.encode(texts.tokens().get(i)), new Target.Label(labels[i])));
        }
        return examples;
    }
}
