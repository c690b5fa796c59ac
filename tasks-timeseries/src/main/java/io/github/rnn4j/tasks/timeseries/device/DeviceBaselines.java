package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.ForestFit;
import io.github.rnn4j.tasks.timeseries.device.model.GreatestDeviation;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.RidgeClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Fits what a network stands beside, and finds the best of them. Confined to one thread. */
final class DeviceBaselines {
    private final DeviceTrainingOptions options;
    private final DeviceListener listener;
    private final BooleanSupplier stopRequested;
    private final LabelledWindows train;
    private final LabelledWindows validation;

    DeviceBaselines(
            DeviceTrainingOptions options,
            DeviceListener listener,
            BooleanSupplier stopRequested,
            LabelledWindows train,
            LabelledWindows validation) {
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.train = train;
        this.validation = validation;
    }

    /**
     * A baseline that was fitted.
     *
     * @param baseline with its threshold
     * @param figure its main one on the validation windows
     * @param refit fits it anew to fewer windows; may be called by several threads at once
     */
    record Fitted(AlarmingBaseline baseline, double figure, Function<LabelledWindows, WindowClassifier> refit) {}

    /**
     * Fits all, the best of those that a network can be anchored at first.
     *
     * @param figure name of the one that they are compared by
     * @return fewer if a stop was requested
     */
    List<Fitted> fit(String figure) {
        List<Fitted> fitted = new ArrayList<>();
        add(fitted, figure, windows -> RidgeClassifier.fit(windows, validation));
        add(fitted, figure, windows -> ForestFit.fit(windows, options.training().seed()));
        if (fitted.size() == 2 && fitted.get(1).figure() > fitted.get(0).figure()) {
            Collections.swap(fitted, 0, 1);
        }
        if (train.classes() == 2) {
            // Not to be anchored at: it knows nothing but a limit, which is chosen by validation windows.
            add(fitted, figure, windows -> GreatestDeviation.fit(validation));
        }
        return fitted;
    }

    private void add(List<Fitted> fitted, String figure, Function<LabelledWindows, WindowClassifier> fit) {
        if (stopRequested.getAsBoolean()) {
            return;
        }
        Stopwatch stopwatch = new Stopwatch();
        WindowClassifier model = fit.apply(train);
        ScoredWindows scored = ScoredWindows.of(model, validation);
        AlarmBudget budget = options.budget();
        double threshold = budget.threshold(scored.faultScores(), validation.series());
        AlarmMetrics metrics =
                AlarmMetrics.of(validation.series(), scored.answers(threshold, validation.series(), budget.rule()));
        fitted.add(new Fitted(new AlarmingBaseline(model, threshold), metrics.figure(figure), fit));
        listener.on(
                new DeviceEvent.BaselineFitted(new NamedMetrics(model.name(), metrics.byName()), stopwatch.seconds()));
    }
}
