package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.Answering;
import io.github.rnn4j.tasks.timeseries.device.model.ForecastMetric;
import io.github.rnn4j.tasks.timeseries.device.model.FrameError;
import io.github.rnn4j.tasks.timeseries.device.model.GreatestDeviation;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.NextFrameRidge;
import io.github.rnn4j.tasks.timeseries.device.model.NormalRange;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.List;
import java.util.Optional;

/**
 * Fits what needs no faults: the forecast of the next frame by ridge and by networks, and the greatest deviation. All learn from normal
 * windows; where their alarms begin is chosen by the validation windows at an equal budget of false alarms. Confined to one thread.
 */
final class NormalFrames {
    private final NetworkFit networks;
    private final DeviceTrainingOptions options;
    private final DeviceListener listener;
    private final WindowSettings settings;
    private final LabelledWindows train;
    private final LabelledWindows normal;
    private final LabelledWindows validation;
    private final NormalRange range;

    /**
     * @param train normal windows to learn from
     * @param normal validation windows all of whose frames are normal, to choose epochs by
     * @param validation all validation windows
     */
    NormalFrames(
            NetworkFit networks,
            DeviceTrainingOptions options,
            DeviceListener listener,
            WindowSettings settings,
            LabelledWindows train,
            LabelledWindows normal,
            LabelledWindows validation) {
        this.networks = networks;
        this.options = options;
        this.listener = listener;
        this.settings = settings;
        this.train = train;
        this.normal = normal;
        this.validation = validation;
        this.range = NormalRange.fit(train, normal, settings.limit());
    }

    /** Fits; nothing if a stop was requested before the first epoch was over. */
    Optional<DeviceFit> fit() {
        NextFrameRidge ridge = ridge();
        List<AlarmingBaseline> baselines =
                List.of(new AlarmingBaseline(ridge, 0), new AlarmingBaseline(greatestDeviation(), 0));
        if (networks.isStopRequested()) {
            return Optional.empty();
        }
        List<NetworkTraining.Outcome> outcomes = networks.train(
                options.network()
                        .network(settings.inputSize(), settings.features().size()),
                examples(train),
                examples(normal),
                new ForecastMetric());
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        ScoredWindows known = outputs(outcomes, train);
        ScoredWindows held = outputs(outcomes, validation);
        return Optional.of(new DeviceFit(
                baselines,
                outcomes,
                answering(Answering.FORECAST_ALONE, known, held, ridge),
                answering(Answering.FORECAST_TOGETHER, known, held, ridge),
                null));
    }

    private ScoredWindows outputs(List<NetworkTraining.Outcome> outcomes, LabelledWindows windows) {
        return ScoredWindows.of(networks.backend(), NetworkFit.saved(outcomes), settings, windows, range);
    }

    /** Finds the usual errors of what is forecast by normal windows, and where alarms begin by validation windows. */
    private Answering answering(Answering forecast, ScoredWindows known, ScoredWindows held, NextFrameRidge ridge) {
        FrameError error = FrameError.fit(
                range, train.values(), forecast.sums(known, ridge, train).scores());
        ScoredWindows unlimited = forecast.withError(error).scores(held, ridge, validation);
        return forecast.withError(error.withLimit(limit(unlimited)));
    }

    private NextFrameRidge ridge() {
        Stopwatch stopwatch = new Stopwatch();
        NextFrameRidge fitted = NextFrameRidge.fit(range, train, normal);
        NextFrameRidge limited = fitted.withLimit(limit(ScoredWindows.of(fitted, validation)));
        announce(limited, stopwatch);
        return limited;
    }

    private GreatestDeviation greatestDeviation() {
        Stopwatch stopwatch = new Stopwatch();
        GreatestDeviation limited =
                new GreatestDeviation(limit(ScoredWindows.of(new GreatestDeviation(0), validation)));
        announce(limited, stopwatch);
        return limited;
    }

    /** Scores are a limit, still 0, and how far off a window is: what it is off less the limit is above 0 where there is an alarm. */
    private double limit(ScoredWindows unlimited) {
        return options.budget().threshold(unlimited.faultScores(), validation.series());
    }

    private void announce(WindowClassifier model, Stopwatch stopwatch) {
        AlarmBudget budget = options.budget();
        AlarmMetrics metrics = AlarmMetrics.of(
                validation.series(),
                ScoredWindows.of(model, validation).answers(0, validation.series(), budget.rule()));
        listener.on(
                new DeviceEvent.BaselineFitted(new NamedMetrics(model.name(), metrics.byName()), stopwatch.seconds()));
    }

    private List<Example> examples(LabelledWindows windows) {
        return windows.values().stream()
                .map(window -> new Example(settings.input(window, range), Target.Values.of(range.last(window))))
                .toList();
    }
}
