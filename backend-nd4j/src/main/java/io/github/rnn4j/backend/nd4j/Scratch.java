package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays for the length of one operation; they count as nobody's tensors. */
final class Scratch implements AutoCloseable {
    private final ArrayPool pool;
    private final List<EngineArray> taken = new ArrayList<>(4);

    Scratch(ArrayPool pool) {
        this.pool = pool;
    }

    /** Returns an array of any content. */
    INDArray array(DataType type, Shape shape) {
        EngineArray array = pool.take(type, shape.elements());
        taken.add(array);
        return array.as(shape);
    }

    @Override
    public void close() {
        taken.forEach(pool::giveBack);
    }
}
