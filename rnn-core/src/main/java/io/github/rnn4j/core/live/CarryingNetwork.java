package io.github.rnn4j.core.live;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.model.StreamingPredictor;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.checkpoint.ModelDigest;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A network that goes on from the recurrent state that a key's last step left. */
final class CarryingNetwork implements KeyedModel<CarryingNetwork.Carried, float[], float[]> {
    private final FeatureInput input;
    private final String digest;
    private final PerThread<StreamingPredictor> streams;
    /** What a state looks like; its values are of no meaning. */
    private final List<NamedArray> form;

    private final boolean narrow;
    private final int width;

    /** The state of a key, in the type that it has on the backend; the other array is empty. */
    static final class Carried {
        private final float[] floats;
        private final double[] doubles;
        private boolean begun;

        private Carried(int floats, int doubles) {
            this.floats = new float[floats];
            this.doubles = new double[doubles];
        }
    }

    CarryingNetwork(Model model) {
        this.input = FeatureInput.of(model.network());
        this.digest = ModelDigest.of(model.network(), model.parameters(), "state");
        this.streams = new PerThread<>(model::newStreamingPredictor, StreamingPredictor::close);
        try (StreamingPredictor stream = model.newStreamingPredictor()) {
            stream.append(new Steps.Features(input.inputSize(), new float[input.inputSize()]));
            this.form = stream.state().arrays();
        }
        this.narrow = form.stream().allMatch(array -> array.dtype() == DType.FLOAT32);
        this.width = form.stream().mapToInt(array -> array.shape().elements()).sum();
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public Carried begin() {
        return new Carried(floats(), narrow ? 0 : width);
    }

    @Override
    public float[] step(Carried state, float[] step) {
        input.check(step);
        StreamingPredictor stream = streams.get();
        if (state.begun) {
            stream.start(unpacked(state));
        } else {
            stream.reset();
        }
        float[] logits = stream.append(new Steps.Features(input.inputSize(), step));
        pack(stream.state(), state);
        return logits;
    }

    private StateDict unpacked(Carried state) {
        List<NamedArray> arrays = new ArrayList<>();
        int at = 0;
        for (NamedArray array : form) {
            double[] values = new double[array.shape().elements()];
            for (int i = 0; i < values.length; i++, at++) {
                values[i] = narrow ? state.floats[at] : state.doubles[at];
            }
            arrays.add(new NamedArray(array.name(), array.dtype(), array.shape(), values));
        }
        return new StateDict(arrays);
    }

    private void pack(StateDict from, Carried state) {
        int at = 0;
        for (NamedArray array : from.arrays()) {
            for (double value : array.values()) {
                if (narrow) {
                    state.floats[at++] = (float) value;
                } else {
                    state.doubles[at++] = value;
                }
            }
        }
        state.begun = true;
    }

    @Override
    public int floats() {
        return narrow ? width : 0;
    }

    @Override
    public int doubles() {
        return narrow ? 1 : width + 1;
    }

    @Override
    public void save(Carried state, FloatBuffer floats, DoubleBuffer doubles) {
        floats.put(state.floats);
        doubles.put(state.doubles).put(state.begun ? 1 : 0);
    }

    @Override
    public Carried load(FloatBuffer floats, DoubleBuffer doubles) {
        Carried state = begin();
        floats.get(state.floats);
        doubles.get(state.doubles);
        state.begun = doubles.get() != 0;
        return state;
    }

    @Override
    public void close() {
        streams.close();
    }
}
