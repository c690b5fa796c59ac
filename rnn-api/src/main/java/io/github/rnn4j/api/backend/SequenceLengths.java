package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Used steps of each sequence, on the host and on the device, for engines want the one or the other. In any order; 0 is
 * allowed. Neither array is copied: whoever replays a computation writes new lengths into both.
 *
 * @param host used steps of each sequence; at least {@code batch} elements, those beyond are ignored
 * @param device INT32 {@code [batch]}, the same numbers
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // a live buffer on purpose: copying it would allocate on every step
public record SequenceLengths(int[] host, Tensor device) {
    public SequenceLengths {
        if (device.dtype() != DType.INT32
                || device.shape().rank() != 1
                || host.length < device.shape().elements()) {
            throw new ShapeMismatchException("lengths: expected INT32 [batch] and as many numbers on the host but got "
                    + device.dtype() + " " + device.shape() + " and " + host.length);
        }
    }

    /** Allocates lengths for a batch, all 0. */
    public static SequenceLengths allocate(MemoryOps ops, int batchSize) {
        return new SequenceLengths(new int[batchSize], ops.allocate(DType.INT32, Shape.of(batchSize)));
    }
}
