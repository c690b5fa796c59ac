package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;

/** Random tensors, against the numbers of the stream itself. */
@Experimental
public abstract class RandomTck extends BackendContract {
    /** For subclasses. */
    protected RandomTck() {}

    @ContractRule(Rule.DROPOUT_MASK)
    @FloatingTypes
    void aMaskIsThatOfItsKey(DType dtype) {
        for (double drop : new double[] {0, 0.1, 0.5, 0.9}) {
            for (int size : new int[] {1, 3, 8, 17, 257}) {
                RandomKey key = new RandomKey(-7, Purpose.DROPOUT, 3, 1L << 40);
                Tensor mask = ops.allocate(dtype, Shape.of(size));
                ops.dropoutMask(key, drop, mask);
                assertThat(TensorValues.read(ops, mask))
                        .as("mask of %s units, %s dropped", size, drop)
                        .containsExactly(expected(key, drop, size, dtype));
            }
        }
    }

    private static double[] expected(RandomKey key, double drop, int size, DType dtype) {
        RandomStream stream = new RandomStream(key);
        double kept = dtype == DType.FLOAT32 ? (float) (1 / (1 - drop)) : 1 / (1 - drop);
        double[] mask = new double[size];
        for (int i = 0; i < size; i++) {
            mask[i] = (stream.nextBits() >>> 8) / (double) (1 << 24) < drop ? 0 : kept;
        }
        return mask;
    }
}
