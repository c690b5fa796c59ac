package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.latency.OpenLoop;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Scores a saved model, and the baselines saved with it, on one part of some bars, and measures how long an answer takes, from a bar
 * to the forecast at its close, if asked to. The model file stays as it is. Confined to one thread.
 */
@Experimental
public final class TickEvaluation {
    private final Backend backend;
    private final TickModel model;

    /**
     * Reads the model.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for ticks; the message names it
     */
    public TickEvaluation(Backend backend, Path model) {
        this.backend = backend;
        this.model = TickModel.load(model);
    }

    /**
     * Scores. Columns that are not given, and the session, are those of the training; on its very files the conditions are so too.
     *
     * @throws RnnException as with {@link #run(TickSource, Part, LatencySpec)}
     */
    public TaskResult run(TickSource source, Part part) {
        return run(source, part, null);
    }

    /**
     * Scores, and follows the tickers of the part, which are asked about in turn. Columns that are not given are those of the training.
     *
     * @param latency how the latency is measured; null not to measure it
     * @throws RnnException if the data cannot be read, has bars of another length, or the part has no window
     */
    public TaskResult run(TickSource source, Part part, @Nullable LatencySpec latency) {
        Stopwatch stopwatch = new Stopwatch();
        boolean same = TickData.digests(source).equals(model.training().digests());
        TickSource completed = model.selection().complete(source, same);
        TickData data = TickData.read(completed);
        if (data.barSeconds() != model.settings().barSeconds()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    data.files().get(0) + ": expected bars of "
                            + model.settings().barSeconds() + " s, as in the training, but got " + data.barSeconds()
                            + " s.");
        }
        TaskResult result = new TickScoring(backend, model).score("eval", data, part, completed);
        LatencyMicros micros = latency == null ? null : latency(latency, data, part);
        return result.evaluated(micros, new Seconds(null, stopwatch.seconds()));
    }

    private LatencyMicros latency(LatencySpec spec, TickData data, Part part) {
        try (TickMonitor monitor = new TickMonitor(backend, model, KeyLimits.DEFAULT, InstantSource.system())) {
            return OpenLoop.measure(spec, TickReplay.of(data, model, part, monitor));
        }
    }
}
