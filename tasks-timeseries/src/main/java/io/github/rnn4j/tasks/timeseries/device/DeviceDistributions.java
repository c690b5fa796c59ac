package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.drift.LastSteps;

/** How frames and fault scores were distributed when a model was trained. */
final class DeviceDistributions {
    private DeviceDistributions() {}

    /**
     * Takes frames from what was learned from, and scores from what was not: a model is surer of what it has learned than it will be at work.
     */
    static ReferenceDistributions of(
            Backend backend, DeviceModel model, LabelledWindows train, LabelledWindows validation) {
        return new ReferenceDistributions(
                LastSteps.distributions(model.windows().features(), train.values(), train.inputSize()),
                ReferenceDistribution.of(
                        "fault score",
                        model.answering()
                                .scores(model.outputs(backend, validation), model.baseline(), validation)
                                .faultScores()));
    }
}
