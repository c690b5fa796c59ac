package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on devices leaves behind: what turns frames into windows, the network, and the baselines of the same run, to
 * be scored beside it. One model file holds it. Immutable.
 *
 * @param windows from frames to windows
 * @param classes names of the states in the order of their numbers, the normal one first
 * @param networks the recurrent networks, at least one; more differ by their seed, and the mean of what they put out is theirs
 * @param alone how the networks answer alone
 * @param together how they answer together with the first baseline
 * @param answersTogether whether it is together that they answer; the other is scored beside it
 * @param baselines in the order in which they are shown, at least one
 * @param budget of false alarms in normal validation windows that each threshold was chosen by
 * @param figure name of the figure that epochs were chosen by and models are compared by; one of {@link
 *     io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics}
 * @param selection which columns and rows of its data it was trained on
 * @param training how they came about
 */
@Experimental
public record DeviceModel(
        WindowSettings windows,
        List<String> classes,
        List<SavedNetwork> networks,
        Answering alone,
        Answering together,
        boolean answersTogether,
        List<AlarmingBaseline> baselines,
        AlarmBudget budget,
        String figure,
        DeviceSelection selection,
        TrainingRecord training) {
    /** Name of the task in model files and results. */
    public static final String TASK = "devices";

    /** Name of the first recurrent network, in model files and events. */
    public static final String RECURRENT = "recurrent";

    public DeviceModel {
        classes = List.copyOf(classes);
        networks = List.copyOf(networks);
        baselines = List.copyOf(baselines);
    }

    /** Returns how the model answers. */
    public Answering answering() {
        return answersTogether ? together : alone;
    }

    /** Returns the baseline that networks answer together with. */
    public WindowClassifier baseline() {
        return baselines.get(0).model();
    }

    /** Returns what a network reads of a window. */
    public Steps.Features input(float[] window) {
        return windows.input(window, range());
    }

    /** Returns the mean of what the networks put out for windows. */
    public ScoredWindows outputs(Backend backend, LabelledWindows labelled) {
        return ScoredWindows.of(backend, networks, windows, labelled, range());
    }

    private @Nullable NormalRange range() {
        FrameError error = alone.error();
        return error == null ? null : error.range();
    }

    /** Returns whether it was trained on normal frames only, and finds faults by how far a frame is off its forecast. */
    public boolean isUnsupervised() {
        return alone.error() != null;
    }

    /** Returns this model with how inputs and scores were distributed. */
    public DeviceModel withDistributions(ReferenceDistributions known) {
        return new DeviceModel(
                windows,
                classes,
                networks,
                alone,
                together,
                answersTogether,
                baselines,
                budget,
                figure,
                selection,
                training.withDistributions(known));
    }

    /**
     * Writes the model, replacing the file as a whole; equal models give equal bytes.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be written
     */
    public void save(Path file) {
        DeviceModelFormat.encode(this).write(file);
    }

    /**
     * Reads a model.
     *
     * @throws InvalidModelException if there is no such file, or it is damaged, of a newer format, or of another task
     */
    public static DeviceModel load(Path file) {
        ModelFile stored = ModelFile.read(file);
        String subject = "model '" + file + "'";
        stored.checkTask(TASK, subject);
        try {
            return DeviceModelFormat.decode(stored);
        } catch (RnnException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }
}
