package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.latency.OpenLoop;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores a saved model, and the baselines saved with it, on one part of some data, and measures how long an answer takes, from text to
 * class, if asked to. The model file stays as it is. Confined to one thread.
 *
 * <p>On the very files that the model was trained on, columns and conditions that are not given are those of the training, so
 * that the validation figures are repeated and the test rows are of the same kind.
 */
@Experimental
public final class ReviewEvaluation {
    private final Backend backend;
    private final ReviewModel model;

    /**
     * Reads the model.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for reviews; the message names it
     */
    public ReviewEvaluation(Backend backend, Path model) {
        this.backend = backend;
        this.model = ReviewModel.load(model);
    }

    /**
     * Scores.
     *
     * @throws io.github.rnn4j.api.error.RnnException as with {@link #run(ReviewSource, Part, LatencySpec)}
     */
    public TaskResult run(ReviewSource source, Part part) {
        return run(source, part, null);
    }

    /**
     * Scores, and asks for the class of each text of the part in turn.
     *
     * @param latency how the latency is measured; null not to measure it
     * @throws io.github.rnn4j.api.error.RnnException if the data cannot be read, the part is empty, or a class is not the
     *     model's
     */
    public TaskResult run(ReviewSource source, Part part, @Nullable LatencySpec latency) {
        Stopwatch stopwatch = new Stopwatch();
        TrainingRecord training = model.training();
        ReviewSource completed = ReviewData.digests(source).equals(training.digests())
                ? model.selection().complete(source)
                : source;
        ReviewData data = ReviewData.forEvaluation(
                completed, model.classes(), training.spec().seed(), part);
        TaskResult result = new ReviewScoring(backend, model).score("eval", data, part, completed);
        LatencyMicros micros =
                latency == null ? null : latency(latency, data.parts().of(part));
        return result.evaluated(micros, new Seconds(null, stopwatch.seconds()));
    }

    private LatencyMicros latency(LatencySpec spec, List<Review> reviews) {
        try (ReviewClassifier classifier = new ReviewClassifier(backend, model)) {
            return OpenLoop.measure(
                    spec,
                    call -> classifier.classify(
                            reviews.get(call % reviews.size()).text()));
        }
    }
}
