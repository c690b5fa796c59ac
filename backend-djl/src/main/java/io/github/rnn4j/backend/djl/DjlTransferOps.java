package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import io.github.rnn4j.api.backend.TransferOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.nio.ByteBuffer;

/**
 * Host arrays to tensors and back. Numbers cross over in the host array's type, and the engine converts them where the tensor's
 * differs.
 */
interface DjlTransferOps extends DjlFamily, TransferOps {
    @Override
    default void upload(float[] source, int offset, Tensor target) {
        DjlTensor y = floating("upload", target, DType.FLOAT32, source.length, offset);
        session().compute(call -> {
            ByteBuffer bytes = call.staged(y.shape().elements(), Float.BYTES);
            bytes.asFloatBuffer().put(source, offset, y.shape().elements());
            place(call, bytes, DType.FLOAT32, y);
        });
    }

    @Override
    default void upload(double[] source, int offset, Tensor target) {
        DjlTensor y = floating("upload", target, DType.FLOAT64, source.length, offset);
        session().compute(call -> upload(call, source, offset, y));
    }

    @Override
    default void upload(int[] source, int offset, Tensor target) {
        DjlTensor y = use("upload", target);
        DjlFamily.checkType("upload", DType.INT32, y);
        checkRoom("upload", y, DType.INT32, source.length, offset);
        session().compute(call -> {
            ByteBuffer bytes = call.staged(y.shape().elements(), Integer.BYTES);
            bytes.asIntBuffer().put(source, offset, y.shape().elements());
            place(call, bytes, DType.INT32, y);
        });
    }

    @Override
    default void download(Tensor source, float[] target, int offset) {
        DjlTensor x = floating("download", source, DType.FLOAT32, target.length, offset);
        int count = x.shape().elements();
        session().compute(call -> {
            if (count > 0) {
                NDArray converted = call.cast(call.read(x), x.dtype(), DType.FLOAT32);
                call.host(converted).asFloatBuffer().get(target, offset, count);
            }
        });
    }

    @Override
    default void download(Tensor source, double[] target, int offset) {
        DjlTensor x = floating("download", source, DType.FLOAT64, target.length, offset);
        session().compute(call -> download(call, x, target, offset));
    }

    @Override
    default void download(Tensor source, int[] target, int offset) {
        DjlTensor x = use("download", source);
        DjlFamily.checkType("download", DType.INT32, x);
        checkRoom("download", x, DType.INT32, target.length, offset);
        int count = x.shape().elements();
        session().compute(call -> {
            if (count > 0) {
                call.host(call.read(x)).asIntBuffer().get(target, offset, count);
            }
        });
    }

    /** Overwrites a floating tensor; also for parameters, outside of any session. */
    static void upload(DjlCall call, double[] source, int offset, DjlTensor target) {
        ByteBuffer bytes = call.staged(target.shape().elements(), Double.BYTES);
        bytes.asDoubleBuffer().put(source, offset, target.shape().elements());
        place(call, bytes, DType.FLOAT64, target);
    }

    /** Fetches a floating tensor; also for parameters, outside of any session. */
    static void download(DjlCall call, DjlTensor source, double[] target, int offset) {
        if (source.shape().elements() > 0) {
            NDArray converted = call.cast(call.read(source), source.dtype(), DType.FLOAT64);
            call.host(converted)
                    .asDoubleBuffer()
                    .get(target, offset, source.shape().elements());
        }
    }

    /** Makes staged bytes a tensor's elements, in memory of the engine's own. */
    private static void place(DjlCall call, ByteBuffer bytes, DType dtype, DjlTensor target) {
        if (target.shape().elements() > 0) {
            NDArray staged = call.alias(bytes, dtype, target.shape());
            call.store(
                    dtype == target.dtype() ? staged.duplicate() : staged.toType(DjlTypes.of(target.dtype()), true),
                    target);
        }
    }

    private DjlTensor floating(String subject, Tensor tensor, DType onHost, int length, int offset) {
        DjlTensor ours = use(subject, tensor);
        DjlFamily.checkFloating(subject, ours.dtype());
        checkRoom(subject, ours, onHost, length, offset);
        return ours;
    }

    private static void checkRoom(String subject, DjlTensor tensor, DType onHost, int length, int offset) {
        int count = tensor.shape().elements();
        if (offset < 0 || count > length - offset) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject + ": expected " + count + " elements from offset " + offset + " but got an array of length "
                            + length + ". Give an array that holds the whole tensor.");
        }
        if ((long) count * onHost.bytes() > Integer.MAX_VALUE) {
            throw new RnnException(
                    ErrorCode.UNSUPPORTED,
                    subject + ": expected less than 2 GiB at once but got " + tensor
                            + " (DJL's buffers end there). Move it in parts.");
        }
    }
}
