package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingNetwork;
import io.github.rnn4j.tasks.timeseries.device.model.BaselineAnchor;
import io.github.rnn4j.tasks.timeseries.device.model.ForecastMetric;
import io.github.rnn4j.tasks.timeseries.device.model.FrameError;
import io.github.rnn4j.tasks.timeseries.device.model.GreatestDeviation;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.NextFrameRidge;
import io.github.rnn4j.tasks.timeseries.device.model.NormalRange;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        int features = settings.features().size();
        Optional<DeviceFit.Trained> alone =
                network(DeviceTraining.RECURRENT, options.network().network(settings.inputSize(), features), null);
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        Optional<DeviceFit.Trained> anchored = networks.isStopRequested()
                ? Optional.empty()
                : network(DeviceTraining.BOTH, options.network().anchored(settings.inputSize(), features), ridge);
        return Optional.of(new DeviceFit(baselines, alone.get(), anchored, null));
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

    private Optional<DeviceFit.Trained> network(String name, NetworkSpec network, @Nullable NextFrameRidge start) {
        BaselineAnchor anchor = start == null ? null : new BaselineAnchor(NextFrameRidge.NAME, 1);
        return networks.train(name, network, examples(train, start), examples(normal, start), new ForecastMetric())
                .map(outcome -> {
                    ScoredWindows known =
                            ScoredWindows.of(networks.backend(), outcome.network(), settings, train, range);
                    ScoredWindows held =
                            ScoredWindows.of(networks.backend(), outcome.network(), settings, validation, range);
                    if (anchor != null && start != null) {
                        known = known.from(anchor, start, train);
                        held = held.from(anchor, start, validation);
                    }
                    FrameError error = FrameError.fit(range, train.values(), known.scores());
                    return new DeviceFit.Trained(
                            new AlarmingNetwork(
                                    outcome.network(), anchor, 0, error.withLimit(limit(held.off(error, validation)))),
                            outcome);
                });
    }

    private List<Example> examples(LabelledWindows windows, @Nullable NextFrameRidge start) {
        List<Example> examples = new ArrayList<>();
        for (float[] window : windows.values()) {
            Target frame = Target.Values.of(range.last(window));
            examples.add(new Example(
                    AlarmingNetwork.input(settings, window, range),
                    start == null ? frame : new Target.WithOffset(frame, boxed(start.logits(window)))));
        }
        return examples;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}
