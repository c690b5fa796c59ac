package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on reviews leaves behind: what turns a text into steps, the network, and the baselines of the
 * same run, to be scored beside it. One model file holds it. Immutable.
 *
 * @param encoder from text to steps
 * @param classes names of the classes in the order of their numbers
 * @param network the recurrent network
 * @param linear the linear baseline
 * @param poolingAlone the network without its recurrent part; null if training was stopped before it
 * @param selection which columns and rows of its data it was trained on
 * @param training how they came about
 */
@Experimental
public record ReviewModel(
        TextEncoder encoder,
        List<String> classes,
        SavedNetwork network,
        LinearBaseline linear,
        @Nullable SavedNetwork poolingAlone,
        DataSelection selection,
        TrainingRecord training) {
    /** Name of the task in model files and results. */
    public static final String TASK = "reviews";

    /** Name of the network without its recurrent part, in model files and results. */
    public static final String POOLING_ALONE = "pooling-alone";

    public ReviewModel {
        classes = List.copyOf(classes);
    }

    /** Returns this model with what was found in its data. */
    public ReviewModel withLeaks(LeakReport found) {
        return new ReviewModel(encoder, classes, network, linear, poolingAlone, selection, training.withLeaks(found));
    }

    /**
     * Writes the model, replacing the file as a whole; equal models give equal bytes.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if the file cannot be written
     */
    public void save(Path file) {
        ReviewModelFormat.encode(this).write(file);
    }

    /**
     * Reads a model.
     *
     * @throws InvalidModelException if there is no such file, or it is damaged, of a newer format, or of another task
     */
    public static ReviewModel load(Path file) {
        ModelFile stored = ModelFile.read(file);
        String subject = "model '" + file + "'";
        stored.checkTask(TASK, subject);
        try {
            return ReviewModelFormat.decode(stored);
        } catch (RnnException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }
}
