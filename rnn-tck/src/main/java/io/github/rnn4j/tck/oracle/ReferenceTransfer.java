package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.TransferOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** Host arrays to tensors and back, element by element. */
interface ReferenceTransfer extends Family, TransferOps {
    @Override
    default void upload(float[] source, int offset, Tensor target) {
        ReferenceTensor y = floating("upload", target, source.length, offset);
        for (int i = 0; i < y.elements(); i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void upload(double[] source, int offset, Tensor target) {
        ReferenceTensor y = floating("upload", target, source.length, offset);
        for (int i = 0; i < y.elements(); i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void upload(int[] source, int offset, Tensor target) {
        ReferenceTensor y = whole("upload", target, source.length, offset);
        for (int i = 0; i < y.elements(); i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void download(Tensor source, float[] target, int offset) {
        ReferenceTensor x = floating("download", source, target.length, offset);
        for (int i = 0; i < x.elements(); i++) {
            target[offset + i] = (float) x.get(i);
        }
    }

    @Override
    default void download(Tensor source, double[] target, int offset) {
        ReferenceTensor x = floating("download", source, target.length, offset);
        for (int i = 0; i < x.elements(); i++) {
            target[offset + i] = x.get(i);
        }
    }

    @Override
    default void download(Tensor source, int[] target, int offset) {
        ReferenceTensor x = whole("download", source, target.length, offset);
        for (int i = 0; i < x.elements(); i++) {
            target[offset + i] = (int) x.get(i);
        }
    }

    private ReferenceTensor floating(String subject, Tensor tensor, int length, int offset) {
        ReferenceTensor ours = use(subject, tensor);
        Family.checkFloating(subject, ours);
        checkRoom(subject, ours, length, offset);
        return ours;
    }

    private ReferenceTensor whole(String subject, Tensor tensor, int length, int offset) {
        ReferenceTensor ours = use(subject, tensor);
        Family.checkType(subject, DType.INT32, ours);
        checkRoom(subject, ours, length, offset);
        return ours;
    }

    private static void checkRoom(String subject, ReferenceTensor tensor, int length, int offset) {
        if (offset < 0 || (long) offset + tensor.elements() > length) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected " + tensor.elements() + " elements from offset " + offset
                            + " but got an array of length " + length + ". Give an array that holds the whole tensor.");
        }
    }
}
