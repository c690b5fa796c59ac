package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.DataSummary;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.Forecasts;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.TickScores;
import io.github.rnn4j.tasks.timeseries.tick.model.ScaledForecaster;
import io.github.rnn4j.tasks.timeseries.tick.model.ScaledNetwork;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSettings;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores a model and its baselines on windows; training and evaluation share it, so that equal windows give equal figures. */
final class TickScoring {
    private final Backend backend;
    private final TickModel model;

    TickScoring(Backend backend, TickModel model) {
        this.backend = backend;
        this.model = model;
    }

    static TickSample sample(TickData data, TickSettings settings, Part part) {
        TickSample sample = TickSample.of(data, settings, part);
        if (sample.size() == 0) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    data.files().get(0) + ": expected windows of " + settings.steps() + " bars and "
                            + settings.horizon()
                            + " to come, of one session and without a gap, in part '" + part.code()
                            + "' but got none. Check --split, --steps, --horizon and --session.");
        }
        return sample;
    }

    static TickScores scores(TickSettings settings, TickSample sample, long seed) {
        return new TickScores(
                seed,
                settings.target() == TickTarget.VOLATILITY,
                settings.answers().means().get(0),
                sample.answers(),
                sample.times(),
                sample.days(),
                settings.horizon());
    }

    TaskResult score(String command, TickData data, Part part, TickSource source) {
        Stopwatch stopwatch = new Stopwatch();
        TickSettings settings = model.settings();
        TickSample sample = sample(data, settings, part);
        long seed = model.training().spec().seed();
        Map<String, Forecasts> baselines = new LinkedHashMap<>();
        for (ScaledForecaster baseline : model.baselines()) {
            baselines.put(
                    baseline.model().name(),
                    new Forecasts(sample.forecasts(baseline.model()), baseline.varianceFactor()));
        }
        ScaledNetwork counterpart = model.counterpart();
        try (Model network = Rnn4j.newModel(
                backend,
                model.network().network().network(),
                model.network().network().parameters())) {
            Forecasts own = new Forecasts(
                    model.network().forecasts(network, settings, model.anchor(), sample),
                    model.network().varianceFactor());
            Map<String, Forecasts> rows = new LinkedHashMap<>();
            rows.put("baseline", baselines.values().iterator().next());
            Forecasts other = counterpart == null
                    ? null
                    : new Forecasts(
                            counterpart.forecasts(backend, settings, model.anchor(), sample),
                            counterpart.varianceFactor());
            Forecasts alone = model.network().anchored() ? other : own;
            Forecasts both = model.network().anchored() ? own : other;
            if (alone != null) {
                rows.put(TickTraining.RECURRENT, alone);
            }
            if (both != null) {
                rows.put(TickTraining.BOTH, both);
            }
            ScoreSheet sheet = scores(settings, sample, seed).of(own, rows, baselines);
            return TaskResult.scored(
                            command,
                            TickModel.TASK,
                            dataSummary(data, part, source, sample),
                            ModelSummary.of(network, backend, frozenParameters()),
                            sheet,
                            stopwatch.seconds(),
                            seed)
                    .withLeaks(model.training().leaks());
        }
    }

    private DataSummary dataSummary(TickData data, Part part, TickSource source, TickSample sample) {
        boolean direction = model.settings().target() == TickTarget.DIRECTION;
        int[] labels = Arrays.stream(sample.answers())
                .mapToInt(answer -> answer > 0 ? 1 : 0)
                .toArray();
        return new DataSummary(
                data.files(),
                part.code(),
                sample.size(),
                direction ? ClassificationMetrics.majorityShare(labels, 2) : null,
                direction ? List.of("down", "up") : List.of(),
                null,
                source.where(),
                source.exclude());
    }

    /** Numbers of the baseline that the network starts at. */
    private long frozenParameters() {
        return model.network().anchored() ? model.anchor().parameters() : 0;
    }
}
