package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.TableStream;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.latency.OpenLoop;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceSelection;
import io.github.rnn4j.tasks.timeseries.device.model.UnlabelledStates;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores a saved model, and the baselines saved with it, on one part of some recordings, and measures how long an answer takes, from a
 * frame to the state after it, if asked to. The model file stays as it is. Confined to one thread.
 *
 * <p>Columns that are not given are those of the training; on the very files of the training the conditions are so too.
 */
@Experimental
public final class DeviceEvaluation {
    private final Backend backend;
    private final DeviceModel model;

    /**
     * Reads the model.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for devices; the message names it
     */
    public DeviceEvaluation(Backend backend, Path model) {
        this.backend = backend;
        this.model = DeviceModel.load(model);
    }

    /**
     * Scores.
     *
     * @throws io.github.rnn4j.api.error.RnnException as with {@link #run(DeviceSource, Part, LatencySpec)}
     */
    public TaskResult run(DeviceSource source, Part part) {
        return run(source, part, null);
    }

    /**
     * Scores, and watches the runs of the part as devices that are asked about in turn.
     *
     * @param latency how the latency is measured; null not to measure it
     * @throws io.github.rnn4j.api.error.RnnException if the data cannot be read or the part has no window
     */
    public TaskResult run(DeviceSource source, Part part, @Nullable LatencySpec latency) {
        Stopwatch stopwatch = new Stopwatch();
        boolean same = DeviceData.digests(source).equals(model.training().digests());
        List<String> states = model.isUnsupervised() ? UnlabelledStates.expected(model.classes()) : model.classes();
        DeviceSource completed =
                selection(source).complete(source, model.windows().features(), states, same);
        DeviceData data = DeviceData.toScore(
                completed, !model.isUnsupervised(), model.training().spec().seed());
        TaskResult result = new DeviceScoring(backend, model).score("eval", data, part, completed);
        LatencyMicros micros = latency == null ? null : latency(latency, data, part);
        return result.evaluated(micros, new Seconds(null, stopwatch.seconds()));
    }

    /** States of the training are not missed in data without them, where the model does without. */
    private DeviceSelection selection(DeviceSource source) {
        DeviceSelection selection = model.selection();
        boolean lacks = model.isUnsupervised()
                && source.label() == null
                && selection.label().stream()
                        .anyMatch(label -> isMissing(source.files().get(0), label));
        return lacks ? selection.withoutLabel() : selection;
    }

    private static boolean isMissing(Path file, String column) {
        try (TableStream table = TableStream.open(file)) {
            return !table.table().columns().contains(column);
        }
    }

    private LatencyMicros latency(LatencySpec spec, DeviceData data, Part part) {
        try (DeviceMonitor monitor =
                new DeviceMonitor(backend, model, model.budget().rule(), KeyLimits.DEFAULT, InstantSource.system())) {
            return OpenLoop.measure(spec, DeviceReplay.of(data, model.windows(), part, monitor));
        }
    }
}
