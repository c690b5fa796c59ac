package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.tasks.timeseries.drift.LastSteps;
import io.github.rnn4j.tasks.timeseries.tick.model.TickFeatures;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickQuestion;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;

/** How bars and forecasts were distributed when a model was trained. */
final class TickDistributions {
    private TickDistributions() {}

    /** Takes bars from what was learned from, and forecasts from what was not, as those of a model at work are. */
    static ReferenceDistributions of(Backend backend, TickModel model, TickSample train, TickSample validation) {
        return new ReferenceDistributions(
                LastSteps.distributions(
                        TickFeatures.OF_THE_BAR,
                        train.questions().stream().map(TickQuestion::input).toList(),
                        TickFeatures.SIZE),
                ReferenceDistribution.of(
                        "forecast", model.network().forecasts(backend, model.settings(), model.anchor(), validation)));
    }
}
