package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakGate;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.leak.InflatedReviews;
import io.github.rnn4j.tasks.sentiment.leak.TellingTokens;
import io.github.rnn4j.tasks.sentiment.leak.TextLeaks;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.vectors.PretrainedVectors;
import java.util.ArrayList;
import java.util.List;
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
        ReviewFit fit = new ReviewFit(backend, options, listener, stopRequested, data);
        TextLeaks copies = TextLeaks.find(data.texts());
        List<Leak> leaks = leaks(data, copies, fit.train());
        fit.checkNetwork();
        announce(data, fit);
        listener.on(new ReviewEvent.LeaksFound(leaks));
        PretrainedVectors vectors = fit.vectors();
        if (vectors != null) {
            listener.on(new ReviewEvent.VectorsRead(vectors.summary()));
        }
        List<LinearBaseline> linear = fit.linear();
        Stopwatch training = new Stopwatch();
        ReviewModel model = fit.networks(linear);
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

    private void announce(ReviewData data, ReviewFit fit) {
        int[] labels = fit.validation().labels();
        listener.on(new ReviewEvent.DataRead(
                data.parts().train().size(),
                labels.length,
                data.classes(),
                ClassificationMetrics.majorityShare(labels, data.classes().size()),
                fit.reading()));
    }
}
