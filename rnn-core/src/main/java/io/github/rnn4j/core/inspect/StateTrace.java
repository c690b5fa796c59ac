package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.FollowingParameters;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.PassStates;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.layer.TapeCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Reads sequences step by step, in a session of its own and with the parameters as they are: all beginnings of a sequence are one batch, whose
 * last row is the sequence. Confined to the thread that made it.
 */
final class StateTrace implements AutoCloseable {
    /** A trace comes once an epoch, so that few shapes are worth keeping. */
    private static final int MAX_ROWS = 1 << 12;

    private static final String REVERSE = "_reverse";

    private final List<Steps> sequences;
    private final FollowingParameters following;
    private final Session session;
    private final TapeCache tapes;

    /**
     * Prepares traces.
     *
     * @param network in the form for looks, if it has recurrent layers, or for predictions
     * @param values parameters in training; stay the caller's
     * @throws InvalidSpecException if the network writes sequences
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if a sequence does not go with the network
     */
    StateTrace(Engine engine, Network network, NetworkParameters values, List<Steps> sequences) {
        if (network.spec().decoder().isPresent()) {
            throw new InvalidSpecException(
                    "inspection.traced: expected a network that gives one vector for each sequence but"
                            + " got one that ends in a decoder. Trace nothing.");
        }
        InputCheck check = new InputCheck(network.spec());
        for (int i = 0; i < sequences.size(); i++) {
            check.require(sequences.get(i), i);
        }
        Backend backend = engine.backend();
        this.sequences = sequences;
        this.following = new FollowingParameters(backend, values, network);
        this.session = backend.newSession(Mode.INFERENCE);
        this.tapes = new TapeCache(network, session, following.parameters(), null, MAX_ROWS);
    }

    List<TrainingEvent.Traced> trace(int epoch, long step) {
        following.follow();
        List<TrainingEvent.Traced> traces = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            traces.add(trace(epoch, step, i));
        }
        return traces;
    }

    private TrainingEvent.Traced trace(int epoch, long step, int sequence) {
        Steps steps = sequences.get(sequence);
        int count = steps.timeSteps();
        RecordedNetwork network = tapes.get(BatchShape.covering(count, count + 1));
        network.slots().clear();
        for (int read = 0; read <= count; read++) {
            network.slots().put(read, steps.first(read));
        }
        network.forward();
        List<List<Double>> states = new ArrayList<>();
        for (Tensor state : lastForward(network.passStates())) {
            if (states.size() < count) {
                states.add(row(download(state), state, count));
            }
        }
        double[] downloaded = download(network.logits());
        List<List<Double>> logits = new ArrayList<>();
        for (int read = 0; read <= count; read++) {
            logits.add(row(downloaded, network.logits(), read));
        }
        return new TrainingEvent.Traced(epoch, step, sequence, logits, states);
    }

    /** Returns the states of the last recurrent layer, read forward; none without such a layer. */
    private static List<Tensor> lastForward(List<PassStates> passes) {
        List<Tensor> states = List.of();
        for (PassStates pass : passes) {
            states = pass.name().endsWith(REVERSE) ? states : pass.states();
        }
        return states;
    }

    private double[] download(Tensor tensor) {
        double[] values = new double[tensor.shape().elements()];
        session.ops().download(tensor, values, 0);
        return values;
    }

    private static List<Double> row(double[] values, Tensor tensor, int row) {
        int width = tensor.shape().size(1);
        return DoubleStream.of(Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .boxed()
                .toList();
    }

    @Override
    public void close() {
        tapes.close();
        session.close();
        following.close();
    }
}
