package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.Answering;
import io.github.rnn4j.tasks.timeseries.device.model.FaultMetric;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains networks that tell states, and weighs how they answer together with a baseline. Confined to one thread. */
final class StateNetworks {
    private final NetworkFit networks;
    private final DeviceTrainingOptions options;
    private final WindowSettings settings;
    private final LabelledWindows train;
    private final LabelledWindows validation;
    private final FaultMetric metric;

    StateNetworks(
            NetworkFit networks,
            DeviceTrainingOptions options,
            WindowSettings settings,
            LabelledWindows train,
            LabelledWindows validation,
            FaultMetric metric) {
        this.networks = networks;
        this.options = options;
        this.settings = settings;
        this.train = train;
        this.validation = validation;
        this.metric = metric;
    }

    /**
     * Trains; nothing if a stop was requested before the first epoch was over.
     *
     * @param baselines at least one, the best of those that a network may answer with first
     */
    Optional<DeviceFit> fit(List<AlarmingBaseline> baselines, @Nullable InflatedFigures inflated) {
        List<NetworkTraining.Outcome> outcomes = networks.train(
                options.network().network(settings.inputSize(), train.classes()),
                examples(train),
                examples(validation),
                metric);
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        WindowClassifier baseline = baselines.get(0).model();
        ScoredWindows outputs =
                ScoredWindows.of(networks.backend(), NetworkFit.saved(outcomes), settings, validation, null);
        Answering alone = Answering.alone(outputs, validation.labels());
        Answering together =
                Answering.together(ScoredWindows.ofLogits(baseline, validation), outputs, validation.labels());
        return Optional.of(new DeviceFit(
                baselines,
                outcomes,
                alone.withThreshold(threshold(alone, outputs, baseline)),
                together.withThreshold(threshold(together, outputs, baseline)),
                inflated));
    }

    private double threshold(Answering answering, ScoredWindows outputs, WindowClassifier baseline) {
        AlarmBudget budget = options.budget();
        return budget.threshold(answering.scores(outputs, baseline, validation).faultScores(), validation.series());
    }

    private List<Example> examples(LabelledWindows windows) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            examples.add(new Example(settings.input(windows.values().get(i)), new Target.Label(windows.labels()[i])));
        }
        return examples;
    }
}
