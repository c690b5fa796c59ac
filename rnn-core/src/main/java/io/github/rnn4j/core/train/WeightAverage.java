package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is validated and kept: the parameters as they are, or the mean of what they were at the ends of epochs. The mean is kept in double,
 * so that training that is resumed goes on with the same bits. Confined to the training's thread; closing twice does nothing.
 */
final class WeightAverage implements AutoCloseable {
    private static final StateDict NONE = new StateDict(List.of());

    private final int from;
    private final NetworkParameters values;
    private final @Nullable NetworkParameters mean;
    private StateDict exact = NONE;
    /** The mean with the epoch that is being validated, whose validation a stop may break off. */
    private StateDict next = NONE;

    /**
     * @param from first epoch whose end counts; 0 for none
     * @param values what training changes; stays the caller's
     */
    WeightAverage(int from, Backend backend, Network network, NetworkParameters values) {
        this.from = from;
        this.values = values;
        this.mean = from == 0 ? null : new NetworkParameters(backend, network);
    }

    /** Returns the parameters to validate; the same object all through training. */
    NetworkParameters parameters() {
        return mean == null ? values : mean;
    }

    /**
     * Averages the parameters at the end of an epoch in, for its validation; again, if that is repeated.
     *
     * @param epoch from 1
     */
    void epochEnded(int epoch) {
        if (mean == null) {
            return;
        }
        StateDict now = values.toStateDict();
        next = epoch <= from ? now : averaged(now, epoch - from + 1);
        mean.load(next);
    }

    /** Keeps what was averaged in: the epoch is over. */
    void keep() {
        exact = next;
    }

    /** Returns the mean of the last {@code count} epochs, the last of which is given. */
    private StateDict averaged(StateDict last, int count) {
        List<NamedArray> arrays = new ArrayList<>();
        for (NamedArray array : last.arrays()) {
            double[] values = array.values();
            double[] before = exact.get(array.name()).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = before[i] + (values[i] - before[i]) / count;
            }
            arrays.add(new NamedArray(array.name(), DType.FLOAT64, array.shape(), values));
        }
        return new StateDict(arrays);
    }

    /** Returns the mean so far, for a checkpoint; empty where there is none. */
    StateDict exact() {
        return exact;
    }

    /** Goes on where another was. */
    void restore(StateDict other) {
        exact = other;
        next = other;
        if (mean != null && !other.arrays().isEmpty()) {
            mean.load(other);
        }
    }

    @Override
    public void close() {
        if (mean != null) {
            mean.close();
        }
    }
}
