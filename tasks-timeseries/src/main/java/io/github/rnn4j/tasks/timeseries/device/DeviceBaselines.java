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
import java.util.function.Supplier;

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
     */
    private record Fitted(AlarmingBaseline baseline, double figure) {}

    /**
     * Fits all, the better of those that networks can answer together with first.
     *
     * @param figure name of the one that they are compared by
     * @return fewer if a stop was requested
     */
    List<AlarmingBaseline> fit(String figure) {
        List<Fitted> fitted = new ArrayList<>();
        add(fitted, figure, () -> RidgeClassifier.fit(train, validation));
        add(fitted, figure, () -> ForestFit.fit(train, options.training().seed()));
        if (fitted.size() == 2 && fitted.get(1).figure() > fitted.get(0).figure()) {
            Collections.swap(fitted, 0, 1);
        }
        if (train.classes() == 2) {
            // Not to be answered with: it knows nothing but a limit, which is chosen by validation windows.
            add(fitted, figure, () -> GreatestDeviation.fit(validation));
        }
        return fitted.stream().map(Fitted::baseline).toList();
    }

    private void add(List<Fitted> fitted, String figure, Supplier<WindowClassifier> fit) {
        if (stopRequested.getAsBoolean()) {
            return;
        }
        Stopwatch stopwatch = new Stopwatch();
        WindowClassifier model = fit.get();
        ScoredWindows scored = ScoredWindows.of(model, validation);
        AlarmBudget budget = options.budget();
        double threshold = budget.threshold(scored.faultScores(), validation.series());
        AlarmMetrics metrics =
                AlarmMetrics.of(validation.series(), scored.answers(threshold, validation.series(), budget.rule()));
        fitted.add(new Fitted(new AlarmingBaseline(model, threshold), metrics.figure(figure)));
        listener.on(
                new DeviceEvent.BaselineFitted(new NamedMetrics(model.name(), metrics.byName()), stopwatch.seconds()));
    }
}
