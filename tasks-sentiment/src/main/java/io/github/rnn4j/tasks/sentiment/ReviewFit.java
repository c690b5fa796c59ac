package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.length.ReviewLengths;
import io.github.rnn4j.tasks.sentiment.model.DataSelection;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.LinearFamily;
import io.github.rnn4j.tasks.sentiment.model.ReviewDistributions;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import io.github.rnn4j.tasks.sentiment.text.VocabularySettings;
import io.github.rnn4j.tasks.sentiment.text.WordPairs;
import io.github.rnn4j.tasks.sentiment.vectors.PretrainedVectors;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fits everything that a model for reviews is made of to the training rows of some data: the linear baselines, how much of a text is read,
 * the networks. Searches for no leaks and writes no model. Confined to one thread.
 */
final class ReviewFit {
    private static final int MINIMUM_COUNT = 2;
    private static final int MAXIMUM_SIZE = 50_000;

    private final Backend backend;
    private final ReviewTrainingOptions options;
    private final ReviewListener listener;
    private final BooleanSupplier stopRequested;
    private final ReviewData data;
    private final Reading reading;
    private final TokenizedTexts train;
    private final TokenizedTexts validation;
    private final TextEncoder usual;
    private final @Nullable PretrainedVectors vectors;

    /**
     * Reads texts as tokens, and vectors for them.
     *
     * @param stopRequested asked between steps
     * @throws io.github.rnn4j.api.error.RnnException if the vectors cannot be read
     */
    ReviewFit(
            Backend backend,
            ReviewTrainingOptions options,
            ReviewListener listener,
            BooleanSupplier stopRequested,
            ReviewData data) {
        this.backend = backend;
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.data = data;
        this.reading = Reading.of(language(), options.inputs().tokens());
        this.train = TokenizedTexts.of(reading, data.parts().train());
        this.validation = TokenizedTexts.of(reading, data.parts().validation());
        this.usual = encoder(train, SequenceCut.head(reading.maxSteps()));
        this.vectors = vectors(usual, train);
    }

    Reading reading() {
        return reading;
    }

    TokenizedTexts train() {
        return train;
    }

    TokenizedTexts validation() {
        return validation;
    }

    /** Returns the vectors that networks start at which read texts of the usual length; null if there are none. */
    @Nullable
    PretrainedVectors vectors() {
        return vectors;
    }

    /** Finds out before anything is fitted what the trainer would find out after the baselines were. */
    void checkNetwork() {
        Network.forTraining(
                options.network().recurrent(usual.vocabulary(), data.classes().size()),
                new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32),
                options.training());
    }

    private Language language() {
        Language given = options.language();
        return given != null
                ? given
                : Language.detect(
                        data.parts().train().stream().map(Review::text).toList());
    }

    private TextEncoder encoder(TokenizedTexts texts, SequenceCut cut) {
        VocabularySettings settings = new VocabularySettings(reading.views(), MINIMUM_COUNT, MAXIMUM_SIZE);
        return new TextEncoder(reading, Vocabulary.build(texts.tokens(), settings), cut);
    }

    private @Nullable PretrainedVectors vectors(TextEncoder encoder, TokenizedTexts texts) {
        VectorSource source = options.inputs().vectors();
        return source == null
                ? null
                : PretrainedVectors.read(
                        source,
                        encoder.vocabulary(),
                        texts.tokens(),
                        options.network().embeddingSize());
    }

    /** Fits every family of linear models; first comes the best on the validation rows. */
    List<LinearBaseline> linear() {
        int classes = data.classes().size();
        List<LinearBaseline> fitted = new ArrayList<>();
        Map<String, Double> scores = new HashMap<>();
        for (LinearFamily family : LinearFamily.values()) {
            if (stopRequested.getAsBoolean()) {
                break;
            }
            Stopwatch stopwatch = new Stopwatch();
            LinearBaseline linear = LinearBaseline.fit(family, reading, train, validation, classes);
            ClassificationMetrics figures = linear.figures(validation, classes);
            listener.on(new ReviewEvent.BaselineFitted(
                    new NamedMetrics(linear.name(), figures.byName()), stopwatch.seconds()));
            fitted.add(linear);
            scores.put(linear.name(), figures.macroF1());
        }
        fitted.sort(Comparator.comparing(linear -> -scores.getOrDefault(linear.name(), 0.0)));
        return fitted;
    }

    /** Decides how much of a text the networks read, and trains them; returns null if not even one epoch was finished. */
    @Nullable
    ReviewModel networks(List<LinearBaseline> linear) {
        if (stopRequested.getAsBoolean()) {
            return null;
        }
        LengthPlan lengths = lengths(linear.get(0));
        if (stopRequested.getAsBoolean()) {
            return null;
        }
        if (lengths == null) {
            return networks(linear, usual, vectors, null);
        }
        TokenizedTexts kept = train.cut(lengths.cut());
        TextEncoder encoder = encoder(kept, lengths.cut());
        return networks(linear, encoder, vectors(encoder, kept), lengths);
    }

    private @Nullable LengthPlan lengths(LinearBaseline linear) {
        LengthChoice choice = options.inputs().length();
        if (choice == null) {
            return null;
        }
        ReviewLengths measured = new ReviewLengths(
                linear,
                train,
                validation,
                data.classes().size(),
                options.training(),
                (cut, seconds) -> listener.on(new ReviewEvent.LengthMeasured(cut, seconds)));
        LengthPlan plan = measured.plan(choice, reading.maxSteps(), stopRequested);
        if (plan != null) {
            listener.on(new ReviewEvent.LengthPlanned(plan));
        }
        return plan;
    }

    private @Nullable CheckpointPolicy checkpoints(String network) {
        Checkpoints wanted = options.checkpoints();
        return wanted == null ? null : wanted.of(options.out(), network);
    }

    /** Returns the model; null if not even one epoch was finished. */
    private @Nullable ReviewModel networks(
            List<LinearBaseline> linear,
            TextEncoder encoder,
            @Nullable PretrainedVectors start,
            @Nullable LengthPlan lengths) {
        ReviewNetworks networks = new ReviewNetworks(
                backend,
                options,
                listener,
                stopRequested,
                this::checkpoints,
                start == null ? null : start.rows(),
                lengths == null ? LengthBuckets.NONE : lengths.batches());
        ReviewNetworks.Trained trained = networks.train(encoder, data.classes(), linear.get(0), train, validation);
        if (trained == null) {
            return null;
        }
        ReviewModel model = new ReviewModel(
                encoder,
                reading == Language.ZH ? WordPairs.learn(train.tokens()) : WordPairs.NONE,
                data.classes(),
                linear,
                trained.networks(),
                trained.poolingAlone(),
                trained.answering(),
                DataSelection.of(options.source()),
                trained.recurrent()
                        .get(0)
                        .record(
                                options.training(),
                                data.digests(),
                                data.parts().train().size(),
                                data.parts().validation().size(),
                                backend.name()),
                start == null ? null : start.summary(),
                lengths);
        return model.withDistributions(ReviewDistributions.of(backend, model, validation));
    }
}
