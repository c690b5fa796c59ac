package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Trains networks by the options of a training on devices, and tells its listener. Confined to one thread. */
final class NetworkFit {
    private final Backend backend;
    private final DeviceTrainingOptions options;
    private final DeviceListener listener;
    private final BooleanSupplier stopRequested;

    NetworkFit(Backend backend, DeviceTrainingOptions options, DeviceListener listener, BooleanSupplier stopRequested) {
        this.backend = backend;
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    Backend backend() {
        return backend;
    }

    boolean isStopRequested() {
        return stopRequested.getAsBoolean();
    }

    /**
     * Trains the members of an ensemble.
     *
     * @return those of which an epoch was finished; none if a stop was requested before the first was over
     */
    List<NetworkTraining.Outcome> train(
            NetworkSpec network, List<Example> train, List<Example> validation, Metric metric) {
        Checkpoints checkpoints = options.checkpoints();
        return new NetworkTraining(
                        backend,
                        (name, event) -> listener.on(new DeviceEvent.Training(name, event)),
                        stopRequested,
                        train,
                        validation)
                .withInspection(listener.inspection())
                .train(
                        options.networkNames(),
                        network,
                        options.training(),
                        metric,
                        name -> checkpoints == null ? null : checkpoints.of(options.out(), name));
    }

    /** Returns the networks at rest. */
    static List<SavedNetwork> saved(List<NetworkTraining.Outcome> outcomes) {
        return outcomes.stream().map(NetworkTraining.Outcome::network).toList();
    }
}
