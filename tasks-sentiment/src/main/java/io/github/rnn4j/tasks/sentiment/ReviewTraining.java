package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakGate;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.leak.InflatedReviews;
import io.github.rnn4j.tasks.sentiment.leak.TellingTokens;
import io.github.rnn4j.tasks.sentiment.leak.TextLeaks;
import io.github.rnn4j.tasks.sentiment.length.ReviewLengths;
import io.github.rnn4j.tasks.sentiment.model.DataSelection;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.LinearFamily;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One training on reviews: reads the data, fits the linear baselines, trains the recurrent networks and the network without its recurrent
 * part, weighs how baseline and networks answer together, writes all of them as one model file, and scores them on the validation rows. Test rows
 * are not looked at. Confined to one thread.
 */
@Experimental
public final class ReviewTraining {
    /** Name of the first recurrent network in events. */
    public static final String RECURRENT = ReviewModel.RECURRENT;

    private static final int MINIMUM_COUNT = 2;
    private static final int MAXIMUM_SIZE = 50_000;

    private final Backend backend;
    private final ReviewTrainingOptions options;
    private final ReviewListener listener;
    private final BooleanSupplier stopRequested;

    /**
     * Prepares a training; nothing is read yet.
     *
     * @param backend stays the caller's
     * @param stopRequested asked between steps; once true, training ends with the best epoch so far
     */
    public ReviewTraining(
            Backend backend, ReviewTrainingOptions options, ReviewListener listener, BooleanSupplier stopRequested) {
        this.backend = backend;
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /**
     * Trains.
     *
     * @return figures on the validation rows; nothing if a stop was requested before the first epoch was over, in which case
     *     no file is written either
     * @throws io.github.rnn4j.api.error.RnnException if the data cannot be learned from or the model cannot be written; both
     *     are found out before training
     */
    public Optional<TaskResult> run() {
        Stopwatch total = new Stopwatch();
        AtomicFile.checkWritable(options.out());
        Checkpoints checkpoints = options.checkpoints();
        if (checkpoints != null) {
            checkpoints.check(options.out(), networkNames());
        }
        ReviewData data =
                ReviewData.forTraining(options.source(), options.training().seed());
        Loss.of(options.training().loss()).problem(data.classes().size()).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        Reading reading = Reading.of(language(data), options.inputs().tokens());
        TokenizedTexts train = TokenizedTexts.of(reading, data.parts().train());
        TokenizedTexts validation = TokenizedTexts.of(reading, data.parts().validation());
        TextLeaks copies = TextLeaks.find(data.texts());
        List<Leak> leaks = leaks(data, copies, train);
        TextEncoder encoder = encoder(reading, train, SequenceCut.head(reading.maxSteps()));
        NetworkSpec network =
                options.network().recurrent(encoder.vocabulary(), data.classes().size());
        // Finds out before anything is shown what the trainer would find out after the baseline was fitted.
        Network.forTraining(
                network, new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32), options.training());
        PretrainedVectors vectors = vectors(encoder, train);
        announce(data, reading, validation.labels());
        listener.on(new ReviewEvent.LeaksFound(leaks));
        if (vectors != null) {
            listener.on(new ReviewEvent.VectorsRead(vectors.summary()));
        }
        List<LinearBaseline> linear = fitLinear(reading, train, validation, data);
        Stopwatch training = new Stopwatch();
        ReviewModel model = planAndTrain(data, encoder, vectors, linear, train, validation);
        if (model == null) {
            return Optional.empty();
        }
        model = model.withLeaks(new LeakReport(leaks, inflated(data, linear.get(0), copies)));
        double trainSeconds = training.seconds();
        boolean interrupted = stopRequested.getAsBoolean();
        model.save(options.out());
        if (checkpoints != null && !interrupted) {
            checkpoints.delete(options.out(), networkNames());
        }
        listener.on(new ReviewEvent.ModelWritten(options.out()));
        TaskResult result = new ReviewScoring(backend, model)
                .score("train", data, Part.VALIDATION, options.source())
                .trained(new Seconds(trainSeconds, total.seconds()), interrupted);
        return Optional.of(result);
    }

    private @Nullable PretrainedVectors vectors(TextEncoder encoder, TokenizedTexts train) {
        VectorSource source = options.inputs().vectors();
        return source == null
                ? null
                : PretrainedVectors.read(
                        source,
                        encoder.vocabulary(),
                        train.tokens(),
                        options.network().embeddingSize());
    }

    /** Fits everything to the training rows of some data, which is not searched for leaks; null if not even one epoch was finished. */
    @Nullable
    ReviewModel fit(ReviewData data) {
        Reading reading = Reading.of(language(data), options.inputs().tokens());
        TokenizedTexts train = TokenizedTexts.of(reading, data.parts().train());
        TokenizedTexts validation = TokenizedTexts.of(reading, data.parts().validation());
        List<LinearBaseline> linear = fitLinear(reading, train, validation, data);
        if (stopRequested.getAsBoolean()) {
            return null;
        }
        TextEncoder encoder = encoder(reading, train, SequenceCut.head(reading.maxSteps()));
        return planAndTrain(data, encoder, vectors(encoder, train), linear, train, validation);
    }

    /**
     * Decides how much of a text the networks read, and trains them; returns null if not even one epoch was finished.
     *
     * @param usual what reads texts of the usual length
     */
    private @Nullable ReviewModel planAndTrain(
            ReviewData data,
            TextEncoder usual,
            @Nullable PretrainedVectors vectors,
            List<LinearBaseline> linear,
            TokenizedTexts train,
            TokenizedTexts validation) {
        if (stopRequested.getAsBoolean()) {
            return null;
        }
        Reading reading = usual.reading();
        LengthPlan lengths = lengths(linear.get(0), train, validation, data, reading.maxSteps());
        if (stopRequested.getAsBoolean()) {
            return null;
        }
        if (lengths == null) {
            return trainNetworks(data, usual, vectors, linear, train, validation, null);
        }
        TokenizedTexts kept = train.cut(lengths.cut());
        TextEncoder encoder = encoder(reading, kept, lengths.cut());
        return trainNetworks(data, encoder, vectors(encoder, kept), linear, train, validation, lengths);
    }

    private List<Leak> leaks(ReviewData data, TextLeaks copies, TokenizedTexts train) {
        List<Leak> found = new ArrayList<>(copies.found());
        TellingTokens.find(train, data.classes().size()).ifPresent(found::add);
        return new LeakGate(options.acceptedLeaks()).pass(data.files().get(0), found);
    }

    private static @Nullable InflatedFigures inflated(ReviewData data, LinearBaseline linear, TextLeaks copies) {
        return InflatedReviews.estimate(
                        linear,
                        data.parts().validation(),
                        copies.validationCopies(),
                        data.classes().size())
                .orElse(null);
    }

    private List<String> networkNames() {
        List<String> names = new ArrayList<>(ReviewModel.names(options.members()));
        names.add(ReviewModel.POOLING_ALONE);
        return names;
    }

    private @Nullable CheckpointPolicy checkpoints(String network) {
        Checkpoints wanted = options.checkpoints();
        return wanted == null ? null : wanted.of(options.out(), network);
    }

    private Language language(ReviewData data) {
        Language given = options.language();
        return given != null
                ? given
                : Language.detect(
                        data.parts().train().stream().map(Review::text).toList());
    }

    private void announce(ReviewData data, Reading reading, int[] validationLabels) {
        listener.on(new ReviewEvent.DataRead(
                data.parts().train().size(),
                validationLabels.length,
                data.classes(),
                ClassificationMetrics.majorityShare(
                        validationLabels, data.classes().size()),
                reading));
    }

    /** Fits every family; first comes the best on the validation rows. */
    private List<LinearBaseline> fitLinear(
            Reading reading, TokenizedTexts train, TokenizedTexts validation, ReviewData data) {
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

    private @Nullable LengthPlan lengths(
            LinearBaseline linear, TokenizedTexts train, TokenizedTexts validation, ReviewData data, int usual) {
        LengthChoice choice = options.inputs().length();
        if (choice == null) {
            return null;
        }
        ReviewLengths lengths = new ReviewLengths(
                linear,
                train,
                validation,
                data.classes().size(),
                options.training(),
                (cut, seconds) -> listener.on(new ReviewEvent.LengthMeasured(cut, seconds)));
        LengthPlan plan = lengths.plan(choice, usual, stopRequested);
        if (plan != null) {
            listener.on(new ReviewEvent.LengthPlanned(plan));
        }
        return plan;
    }

    private static TextEncoder encoder(Reading reading, TokenizedTexts train, SequenceCut cut) {
        VocabularySettings settings = new VocabularySettings(reading.views(), MINIMUM_COUNT, MAXIMUM_SIZE);
        return new TextEncoder(reading, Vocabulary.build(train.tokens(), settings), cut);
    }

    /** Returns the model; null if not even one epoch was finished. */
    private @Nullable ReviewModel trainNetworks(
            ReviewData data,
            TextEncoder encoder,
            @Nullable PretrainedVectors vectors,
            List<LinearBaseline> linear,
            TokenizedTexts train,
            TokenizedTexts validation,
            @Nullable LengthPlan lengths) {
        ReviewNetworks networks = new ReviewNetworks(
                backend,
                options,
                (name, event) -> listener.on(new ReviewEvent.Training(name, event)),
                stopRequested,
                this::checkpoints,
                vectors == null ? null : vectors.rows(),
                lengths == null ? LengthBuckets.NONE : lengths.batches());
        ReviewNetworks.Trained trained =
                networks.train(encoder, data.classes().size(), linear.get(0), train, validation);
        if (trained == null) {
            return null;
        }
        return new ReviewModel(
                encoder,
                encoder.reading() == Language.ZH ? WordPairs.learn(train.tokens()) : WordPairs.NONE,
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
                vectors == null ? null : vectors.summary(),
                lengths);
    }
}
