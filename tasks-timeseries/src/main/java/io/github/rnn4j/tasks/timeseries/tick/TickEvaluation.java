package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickQuestion;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSettings;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores a saved model, and the baselines saved with it, on one part of some bars, and measures how long an answer takes, features
 * included. The model file stays as it is. Confined to one thread.
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
     * @throws RnnException if the data cannot be read, has bars of another length, or the part has no window
     */
    public TaskResult run(TickSource source, Part part) {
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
        LatencyMicros latency =
                latency(TickScoring.sample(data, model.settings(), part).windows());
        return result.evaluated(latency, new Seconds(null, stopwatch.seconds()));
    }

    private LatencyMicros latency(List<TickWindow> windows) {
        TickSettings settings = model.settings();
        try (Model network = Rnn4j.newModel(
                        backend,
                        model.network().network().network(),
                        model.network().network().parameters());
                Predictor predictor = network.newPredictor()) {
            return LatencyMicros.measure(windows, window -> {
                TickQuestion question = settings.question(
                        window, settings.profile(window.series().name()));
                float output = predictor.logits(settings.input(question))[0];
                model.network().forecast(output, settings, model.anchor(), question);
            });
        }
    }
}
