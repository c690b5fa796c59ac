package io.github.rnn4j.core;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.api.train.Trainer;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.gradient.GradientFlowProbe;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.model.NetworkModel;
import io.github.rnn4j.core.train.NetworkTrainer;

/**
 * Where programs begin: opens a backend, trains networks on it, and puts trained ones to work. Backends and cells are those on
 * the class path. Thread-safe.
 */
@Experimental
public final class Rnn4j {
    private Rnn4j() {}

    /**
     * Opens the best backend that works here, on one thread.
     *
     * @return a backend, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException if none works; the message lists every provider with its reason and mend
     */
    public static Backend openBackend() {
        return BackendRegistry.ofClassPath().choose(BackendRequirements.NONE).open(BackendOptions.DEFAULT);
    }

    /**
     * Opens a backend by name, on one thread.
     *
     * @return a backend, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException if there is none of that name or it does not work here; the message lists
     *     every provider with its reason and mend
     */
    public static Backend openBackend(String name) {
        return openBackend(name, BackendOptions.DEFAULT);
    }

    /**
     * Opens a backend by name.
     *
     * @return a backend, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException if there is none of that name or it does not work here; the message lists
     *     every provider with its reason and mend
     */
    public static Backend openBackend(String name, BackendOptions options) {
        return BackendRegistry.ofClassPath().choose(name).open(options);
    }

    /** Makes a trainer of float32 networks; the backend stays the caller's. */
    public static Trainer newTrainer(Backend backend) {
        return newTrainer(backend, CellRegistry.ofClassPath());
    }

    /** Makes a trainer of float32 networks of these cells alone; the backend stays the caller's. */
    public static Trainer newTrainer(Backend backend, CellRegistry cells) {
        return new NetworkTrainer(new Engine(backend, cells, DType.FLOAT32));
    }

    /**
     * Measures how far the gradient of a recurrent layer reaches back before any training, by the cells on the class path.
     *
     * @param recurrent forward layers without a residual, whose state starts at zero
     * @param inputSize features of a step's input, at least 1
     * @param timeSteps steps of the sequences, at least 1
     * @param seeds how many times, of which the median is taken, at least 1
     * @throws io.github.rnn4j.api.error.InvalidSpecException if a size is below 1 or the layer is of another kind
     */
    public static GradientFlow measureGradientFlow(
            Backend backend, RecurrentSpec recurrent, int inputSize, int timeSteps, int seeds) {
        return new GradientFlowProbe(CellRegistry.ofClassPath(), recurrent, inputSize, timeSteps)
                .measure(backend, seeds);
    }

    /**
     * Puts a trained network to work, in the type its parameters have.
     *
     * @return a model, to be closed by the caller; the backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the parameters are not those of the network
     */
    public static Model newModel(Backend backend, NetworkSpec network, StateDict parameters) {
        return newModel(backend, network, parameters, CellRegistry.ofClassPath());
    }

    /**
     * Puts a trained network of these cells to work, in the type its parameters have. Looks for nothing on the class path, which together
     * with a backend made by its constructor is the quickest way to a first prediction.
     *
     * @return a model, to be closed by the caller; the backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the parameters are not those of the network
     */
    public static Model newModel(Backend backend, NetworkSpec network, StateDict parameters, CellRegistry cells) {
        DType dtype = NetworkModel.dtypeOf(parameters);
        return new NetworkModel(new Engine(backend, cells, dtype), network, parameters);
    }
}
