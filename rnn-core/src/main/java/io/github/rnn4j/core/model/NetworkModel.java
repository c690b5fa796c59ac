package io.github.rnn4j.core.model;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.model.StreamingPredictor;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.PartCheck;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A network with frozen parameters of its own on a backend that it does not own. */
@Internal
public final class NetworkModel implements Model {
    private final Engine engine;
    private final Network network;
    private final NetworkParameters parameters;
    private final InputCheck check;
    private final Set<OwnedPredictor> predictors = new LinkedHashSet<>();
    private boolean closed;

    /**
     * Puts parameters on a backend.
     *
     * @throws InvalidModelException if they are not those of the network, or not in the engine's type
     */
    public NetworkModel(Engine engine, NetworkSpec spec, StateDict values) {
        this.engine = engine;
        this.network = Network.of(spec, engine, Mode.INFERENCE);
        this.check = new InputCheck(spec);
        this.parameters = new NetworkParameters(engine.backend(), network);
        try {
            parameters.load(values);
        } catch (RuntimeException e) {
            parameters.close();
            throw e;
        }
        parameters.freeze();
    }

    /**
     * Returns the one floating type of some parameters.
     *
     * @throws InvalidModelException if they have several, or one that networks do not run in
     */
    public static DType dtypeOf(StateDict values) {
        Set<DType> types = new LinkedHashSet<>();
        for (NamedArray array : values.arrays()) {
            types.add(array.dtype());
        }
        if (types.size() != 1 || !Set.of(DType.FLOAT32, DType.FLOAT64).containsAll(types)) {
            throw new InvalidModelException(
                    "parameters: expected all of them in FLOAT32 or all in FLOAT64 but got " + types + ".");
        }
        return types.iterator().next();
    }

    @Override
    public NetworkSpec network() {
        return network.spec();
    }

    @Override
    public String backend() {
        return engine.backend().name();
    }

    @Override
    public ExecutionPath path() {
        return network.path();
    }

    @Override
    public long parameterCount() {
        return network.parameterCount();
    }

    @Override
    public synchronized StateDict parameters() {
        checkOpen();
        return parameters.toStateDict();
    }

    @Override
    public synchronized Predictor newPredictor() {
        checkOpen();
        if (network.spec().decoder().isPresent()) {
            throw new InvalidSpecException(
                    "predictor: expected a network that gives one vector for each sequence but got"
                            + " one that ends in a decoder. Make a decoder of the model.");
        }
        BatchRunner runner = new BatchRunner(engine.backend(), network, parameters);
        NetworkPredictor predictor = new NetworkPredictor(runner, check, network.outputSize(), this::forget);
        predictors.add(predictor);
        return predictor;
    }

    @Override
    public synchronized StreamingPredictor newStreamingPredictor() {
        checkOpen();
        PartCheck.check(network.spec(), "stream");
        NetworkStream stream = new NetworkStream(engine.backend(), network, parameters, check, this::forget);
        predictors.add(stream);
        return stream;
    }

    @Override
    public synchronized SequenceDecoder newDecoder() {
        checkOpen();
        if (network.spec().decoder().isEmpty()) {
            throw new InvalidSpecException(
                    "decoder: expected a network that ends in one but got one that gives one vector"
                            + " for each sequence. Make a predictor of the model.");
        }
        DecoderRunner runner = new DecoderRunner(engine.backend(), network, parameters);
        NetworkDecoder decoder = new NetworkDecoder(runner, check, this::forget);
        predictors.add(decoder);
        return decoder;
    }

    private synchronized void forget(OwnedPredictor predictor) {
        predictors.remove(predictor);
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedResourceException("model: expected an open one but it was closed. Load it again.");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(predictors).forEach(OwnedPredictor::close);
        parameters.close();
    }
}
