package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingNetwork;
import io.github.rnn4j.tasks.timeseries.device.model.BaselineAnchor;
import io.github.rnn4j.tasks.timeseries.device.model.FaultMetric;
import io.github.rnn4j.tasks.timeseries.device.model.HeldOutLogits;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains the recurrent network alone, and started at a baseline. Confined to one thread. */
final class DeviceNetworks {
    private final NetworkFit networks;
    private final DeviceTrainingOptions options;
    private final WindowSettings settings;
    private final LabelledWindows train;
    private final LabelledWindows validation;
    private final FaultMetric metric;

    DeviceNetworks(
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

    /** Trains it alone; nothing if a stop was requested before the first epoch was over. */
    Optional<DeviceFit.Trained> alone() {
        return train(
                DeviceTraining.RECURRENT,
                options.network().network(settings.inputSize(), train.classes()),
                null,
                examples(train, null),
                examples(validation, null),
                null);
    }

    /** Trains it from where a baseline stands; nothing if a stop was requested before the first epoch was over. */
    Optional<DeviceFit.Trained> anchored(DeviceBaselines.Fitted fitted) {
        if (networks.isStopRequested()) {
            return Optional.empty();
        }
        WindowClassifier baseline = fitted.baseline().model();
        List<double[]> heldOut = HeldOutLogits.of(train, fitted.refit());
        BaselineAnchor anchor = BaselineAnchor.fit(baseline.name(), heldOut, train.labels());
        List<double[]> logits =
                validation.values().stream().map(baseline::logits).toList();
        return train(
                DeviceTraining.BOTH,
                options.network().anchored(settings.inputSize(), train.classes()),
                anchor,
                examples(train, offsets(anchor, heldOut)),
                examples(validation, offsets(anchor, logits)),
                baseline);
    }

    private Optional<DeviceFit.Trained> train(
            String name,
            NetworkSpec network,
            @Nullable BaselineAnchor anchor,
            List<Example> trainExamples,
            List<Example> validationExamples,
            @Nullable WindowClassifier baseline) {
        return networks.train(name, network, trainExamples, validationExamples, metric)
                .map(outcome -> {
                    ScoredWindows scored =
                            ScoredWindows.of(networks.backend(), outcome.network(), settings, validation, null);
                    if (anchor != null && baseline != null) {
                        scored = scored.from(anchor, baseline, validation);
                    }
                    double threshold = options.budget().threshold(scored.faultScores(), validation.series());
                    return new DeviceFit.Trained(
                            new AlarmingNetwork(outcome.network(), anchor, threshold, null), outcome);
                });
    }

    private static List<List<Double>> offsets(BaselineAnchor anchor, List<double[]> logits) {
        return logits.stream().map(anchor::offsets).toList();
    }

    private List<Example> examples(LabelledWindows windows, @Nullable List<List<Double>> offsets) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Target target = new Target.Label(windows.labels()[i]);
            examples.add(new Example(
                    settings.input(windows.values().get(i)),
                    offsets == null ? target : new Target.WithOffset(target, offsets.get(i))));
        }
        return examples;
    }
}
