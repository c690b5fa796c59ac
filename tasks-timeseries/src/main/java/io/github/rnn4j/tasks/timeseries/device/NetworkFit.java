package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains a network by the options of a training on devices, and tells its listener. Confined to one thread. */
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
     * Trains.
     *
     * @param name in events and checkpoints
     * @return nothing if a stop was requested before the first epoch was over
     */
    Optional<NetworkTraining.Outcome> train(
            String name, NetworkSpec network, List<Example> train, List<Example> validation, Metric metric) {
        Checkpoints checkpoints = options.checkpoints();
        NetworkTraining.Outcome outcome = new NetworkTraining(
                        backend,
                        (ignored, event) -> listener.on(new DeviceEvent.Training(name, event)),
                        stopRequested,
                        train,
                        validation)
                .train(
                        name,
                        network,
                        options.training(),
                        metric,
                        checkpoints == null ? null : checkpoints.of(options.out(), name));
        return outcome.bestEpoch() == 0 ? Optional.empty() : Optional.of(outcome);
    }
}
