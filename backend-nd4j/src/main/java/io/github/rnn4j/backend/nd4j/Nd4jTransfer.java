package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.TransferOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** Host arrays to tensors and back. */
interface Nd4jTransfer extends Nd4jFamily, TransferOps {
    @Override
    default void upload(float[] source, int offset, Tensor target) {
        synchronized (session()) {
            HostNumbers.write(floating("upload", target, source.length, offset), source, offset);
        }
    }

    @Override
    default void upload(double[] source, int offset, Tensor target) {
        synchronized (session()) {
            HostNumbers.write(floating("upload", target, source.length, offset), source, offset);
        }
    }

    @Override
    default void upload(int[] source, int offset, Tensor target) {
        synchronized (session()) {
            EngineHost.write(whole("upload", target, source.length, offset), source, offset);
        }
    }

    @Override
    default void download(Tensor source, float[] target, int offset) {
        synchronized (session()) {
            HostNumbers.read(floating("download", source, target.length, offset), target, offset);
        }
    }

    @Override
    default void download(Tensor source, double[] target, int offset) {
        synchronized (session()) {
            HostNumbers.read(floating("download", source, target.length, offset), target, offset);
        }
    }

    @Override
    default void download(Tensor source, int[] target, int offset) {
        synchronized (session()) {
            EngineHost.read(whole("download", source, target.length, offset), target, offset);
        }
    }

    private EngineArray floating(String subject, Tensor tensor, int length, int offset) {
        Nd4jTensor ours = use(subject, tensor);
        Nd4jFamily.checkFloating(subject, ours);
        checkRoom(subject, ours, length, offset);
        return ours.elements();
    }

    private EngineArray whole(String subject, Tensor tensor, int length, int offset) {
        Nd4jTensor ours = use(subject, tensor);
        Nd4jFamily.checkType(subject, DType.INT32, ours);
        checkRoom(subject, ours, length, offset);
        return ours.elements();
    }

    private static void checkRoom(String subject, Nd4jTensor tensor, int length, int offset) {
        if (offset < 0 || (long) offset + tensor.shape().elements() > length) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected " + tensor.shape().elements() + " elements from offset " + offset
                            + " but got an array of length " + length + ". Give an array that holds the whole tensor.");
        }
    }
}
