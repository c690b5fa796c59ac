package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a training on devices leaves behind: what turns frames into windows, the network, and the baselines of the same run, to
 * be scored beside it. One model file holds it. Immutable.
 *
 * @param windows from frames to windows
 * @param classes names of the states in the order of their numbers, the normal one first
 * @param network the recurrent network
 * @param threshold fault score above which the network raises an alarm
 * @param baselines in the order in which they are shown, at least one
 * @param falseAlarmRate share of the normal validation windows that each threshold was chosen by
 * @param selection which columns and rows of its data it was trained on
 * @param training how they came about
 */
@Experimental
public record DeviceModel(
        WindowSettings windows,
        List<String> classes,
        SavedNetwork network,
        double threshold,
        List<AlarmingBaseline> baselines,
        double falseAlarmRate,
        DeviceSelection selection,
        TrainingRecord training) {
    /** Name of the task in model files and results. */
    public static final String TASK = "devices";

    public DeviceModel {
        classes = List.copyOf(classes);
        baselines = List.copyOf(baselines);
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
