package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.TransferOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** {@code upload} and {@code download}. */
final class CpuTransferOps implements TransferOps {
    private final CpuOperands operands;

    CpuTransferOps(CpuOperands operands) {
        this.operands = operands;
    }

    @Override
    public void upload(float[] source, int offset, Tensor target) {
        CpuTensor tensor = floating(target, source.length, offset, "target");
        int count = tensor.shape().elements();
        if (tensor.dtype() == DType.FLOAT32) {
            System.arraycopy(source, offset, tensor.array(), 0, count);
        } else {
            CpuTypes.FLOATS.toDouble(source, offset, CpuTypes.DOUBLES.cast(tensor.array()), 0, count);
        }
    }

    @Override
    public void upload(double[] source, int offset, Tensor target) {
        CpuTensor tensor = floating(target, source.length, offset, "target");
        int count = tensor.shape().elements();
        if (tensor.dtype() == DType.FLOAT64) {
            System.arraycopy(source, offset, tensor.array(), 0, count);
        } else {
            CpuTypes.FLOATS.fromDouble(source, offset, CpuTypes.FLOATS.cast(tensor.array()), 0, count);
        }
    }

    @Override
    public void upload(int[] source, int offset, Tensor target) {
        CpuTensor tensor = operands.open(target, "target", DType.INT32);
        enough(tensor, source.length, offset);
        System.arraycopy(source, offset, tensor.array(), 0, tensor.shape().elements());
    }

    @Override
    public void download(Tensor source, float[] target, int offset) {
        CpuTensor tensor = floating(source, target.length, offset, "source");
        int count = tensor.shape().elements();
        if (tensor.dtype() == DType.FLOAT32) {
            System.arraycopy(tensor.array(), 0, target, offset, count);
        } else {
            CpuTypes.FLOATS.fromDouble(CpuTypes.DOUBLES.cast(tensor.array()), 0, target, offset, count);
        }
    }

    @Override
    public void download(Tensor source, double[] target, int offset) {
        CpuTensor tensor = floating(source, target.length, offset, "source");
        int count = tensor.shape().elements();
        if (tensor.dtype() == DType.FLOAT64) {
            System.arraycopy(tensor.array(), 0, target, offset, count);
        } else {
            CpuTypes.FLOATS.toDouble(CpuTypes.FLOATS.cast(tensor.array()), 0, target, offset, count);
        }
    }

    @Override
    public void download(Tensor source, int[] target, int offset) {
        CpuTensor tensor = operands.open(source, "source", DType.INT32);
        enough(tensor, target.length, offset);
        System.arraycopy(tensor.array(), 0, target, offset, tensor.shape().elements());
    }

    private CpuTensor floating(Tensor tensor, int length, int offset, String name) {
        CpuTensor ours = operands.open(tensor, name);
        if (!ours.dtype().isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    name + ": expected a floating type but got " + ours.dtype() + ". Use an int[] for it.");
        }
        enough(ours, length, offset);
        return ours;
    }

    private static void enough(CpuTensor tensor, int length, int offset) {
        int count = tensor.shape().elements();
        if (offset < 0 || count > length - offset) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "array: expected " + count + " elements from offset " + offset + " on but got " + (length - offset)
                            + " (tensor " + tensor + ").");
        }
    }
}
