package io.github.rnn4j.core.live;

import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.checkpoint.KeySnapshot;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model and the states of its keys: the part of a {@link KeyedPredictor} that knows what a state is. Thread-safe as that is. */
record KeyedSteps<S, I, A>(KeyedModel<S, I, A> model, KeyedStates<S> states) {
    private static final String FLOATS = "floats";
    private static final String DOUBLES = "doubles";
    private static final String USED = "used_millis";

    A step(String key, I input) {
        KeyedStates.Entry<S> entry = states.use(key, model::begin);
        synchronized (entry) {
            return model.step(entry.state, input);
        }
    }

    KeySnapshot snapshot() {
        List<KeyedStates.Listed<S>> all = states.list();
        List<String> keys = new ArrayList<>(all.size());
        double[] used = new double[all.size()];
        FloatBuffer floats = FloatBuffer.allocate(Math.multiplyExact(all.size(), model.floats()));
        DoubleBuffer doubles = DoubleBuffer.allocate(Math.multiplyExact(all.size(), model.doubles()));
        for (int i = 0; i < used.length; i++) {
            KeyedStates.Entry<S> entry = all.get(i).entry();
            keys.add(entry.key);
            used[i] = all.get(i).usedMillis();
            synchronized (entry) {
                model.save(entry.state, floats, doubles);
            }
        }
        List<NamedArray> tensors = new ArrayList<>();
        add(tensors, USED, DType.FLOAT64, keys.size(), used);
        add(tensors, FLOATS, DType.FLOAT32, keys.size(), widened(floats.array()));
        add(tensors, DOUBLES, DType.FLOAT64, keys.size(), doubles.array());
        return new KeySnapshot(model.digest(), keys, tensors);
    }

    /** An empty tensor has no place in a file. */
    private static void add(List<NamedArray> tensors, String name, DType dtype, int keys, double[] values) {
        if (values.length > 0) {
            tensors.add(new NamedArray(name, dtype, Shape.of(keys, values.length / keys), values));
        }
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    void restore(Path file) {
        KeySnapshot snapshot = KeySnapshot.read(file, model.digest());
        int count = snapshot.keys().size();
        double[] used = snapshot.values(USED, 1);
        double[] wide = snapshot.values(FLOATS, model.floats());
        DoubleBuffer doubles = DoubleBuffer.wrap(snapshot.values(DOUBLES, model.doubles()));
        FloatBuffer floats = FloatBuffer.allocate(wide.length);
        for (double value : wide) {
            floats.put((float) value);
        }
        floats.flip();
        List<S> loaded = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            loaded.add(model.load(floats, doubles));
        }
        states.list().forEach(listed -> states.forget(listed.entry().key));
        for (int i = 0; i < count; i++) {
            states.put(snapshot.keys().get(i), loaded.get(i), (long) used[i]);
        }
    }
}
