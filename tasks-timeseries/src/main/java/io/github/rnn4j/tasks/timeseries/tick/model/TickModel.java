package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on ticks leaves behind: what turns bars into windows, the network that answers, the same with and without
 * the baseline under it, and the baselines of the same run, to be scored beside it. One model file holds it. Immutable.
 *
 * @param settings from bars to questions
 * @param network the network that answers
 * @param counterpart the network that does what this one does not: started at the baseline if this one was not, and the other way round;
 *     null if training was stopped before it
 * @param baselines in the order in which they are shown, at least one; networks that start at one start at the first
 * @param selection which columns and rows of its data it was trained on
 * @param training how the network came about
 */
@Experimental
public record TickModel(
        TickSettings settings,
        ScaledNetwork network,
        @Nullable ScaledNetwork counterpart,
        List<ScaledForecaster> baselines,
        TickSelection selection,
        TrainingRecord training) {
    /** Name of the task in model files and results. */
    public static final String TASK = "ticks";

    public TickModel {
        baselines = List.copyOf(baselines);
    }

    /** Returns the baseline that networks start at. */
    public TickForecaster anchor() {
        return baselines.get(0).model();
    }

    /** Returns this model with how inputs and forecasts were distributed. */
    public TickModel withDistributions(ReferenceDistributions known) {
        return new TickModel(settings, network, counterpart, baselines, selection, training.withDistributions(known));
    }

    /**
     * Writes the model, replacing the file as a whole; equal models give equal bytes.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be written
     */
    public void save(Path file) {
        TickModelFormat.encode(this).write(file);
    }

    /**
     * Reads a model.
     *
     * @throws InvalidModelException if there is no such file, or it is damaged, of a newer format, or of another task
     */
    public static TickModel load(Path file) {
        ModelFile stored = ModelFile.read(file);
        String subject = "model '" + file + "'";
        stored.checkTask(TASK, subject);
        try {
            return TickModelFormat.decode(stored);
        } catch (RnnException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }
}
