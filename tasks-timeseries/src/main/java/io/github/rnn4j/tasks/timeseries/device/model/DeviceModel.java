package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on devices leaves behind: what turns frames into windows, the network, and the baselines of the same run, to
 * be scored beside it. One model file holds it. Immutable.
 *
 * @param windows from frames to windows
 * @param classes names of the states in the order of their numbers, the normal one first
 * @param network the recurrent network that answers
 * @param counterpart the same network trained without an anchor where the one that answers has one, or the reverse, to be scored beside
 *     it; null if training ended before it
 * @param baselines in the order in which they are shown, at least one; the first is the one that a network is anchored at
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
        AlarmingNetwork network,
        @Nullable AlarmingNetwork counterpart,
        List<AlarmingBaseline> baselines,
        AlarmBudget budget,
        String figure,
        DeviceSelection selection,
        TrainingRecord training) {
    /** Name of the task in model files and results. */
    public static final String TASK = "devices";

    public DeviceModel {
        classes = List.copyOf(classes);
        baselines = List.copyOf(baselines);
    }

    /**
     * Returns the baseline that an anchor is about.
     *
     * @throws InvalidSpecException if there is no such baseline
     */
    public WindowClassifier baseline(BaselineAnchor anchor) {
        return baselines.stream()
                .map(AlarmingBaseline::model)
                .filter(model -> model.name().equals(anchor.baseline()))
                .findFirst()
                .orElseThrow(() -> new InvalidSpecException(
                        "anchor: expected one of the baselines but got '" + anchor.baseline() + "'"));
    }

    /** Returns what one of the networks says of windows. */
    public ScoredWindows scores(Backend backend, AlarmingNetwork asked, LabelledWindows labelled) {
        FrameError error = asked.error();
        ScoredWindows outputs =
                ScoredWindows.of(backend, asked.network(), windows, labelled, error == null ? null : error.range());
        BaselineAnchor anchor = asked.anchor();
        ScoredWindows sums = anchor == null ? outputs : outputs.from(anchor, baseline(anchor), labelled);
        return error == null ? sums : sums.off(error, labelled);
    }

    /** Returns whether it was trained on normal frames only, and finds faults by how far a frame is off its forecast. */
    public boolean isUnsupervised() {
        return network.error() != null;
    }

    /** Returns the network without an anchor, if there is one. */
    public Optional<AlarmingNetwork> alone() {
        return network.anchor() == null ? Optional.of(network) : Optional.ofNullable(counterpart);
    }

    /** Returns the network with an anchor, if there is one. */
    public Optional<AlarmingNetwork> anchored() {
        return network.anchor() != null ? Optional.of(network) : Optional.ofNullable(counterpart);
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
