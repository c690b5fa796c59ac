package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Host arrays to tensors and back. */
@Experimental
public abstract class TransferTck extends BackendContract {
    /** For subclasses. */
    protected TransferTck() {}

    @ContractRule(Rule.LOSSLESS_TRANSFER)
    @Test
    void floatsSurviveInFloat32() {
        float[] values = {
            0f, -0f, 1f / 3, Float.MIN_VALUE, -Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 16777215f
        };
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(2, 4));
        ops.upload(values, 0, tensor);
        float[] back = new float[values.length];
        ops.download(tensor, back, 0);
        assertThat(back).as("float32 through FLOAT32, bit for bit").isEqualTo(values);
    }

    @ContractRule(Rule.LOSSLESS_TRANSFER)
    @Test
    void doublesSurviveInFloat64() {
        double[] values = {
            0d,
            -0d,
            1d / 3,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            9007199254740991d
        };
        Tensor tensor = ops.allocate(DType.FLOAT64, Shape.of(8));
        ops.upload(values, 0, tensor);
        double[] back = new double[values.length];
        ops.download(tensor, back, 0);
        assertThat(back).as("float64 through FLOAT64, bit for bit").isEqualTo(values);
    }

    @ContractRule(Rule.LOSSLESS_TRANSFER)
    @Test
    void wholeNumbersSurviveInInt32() {
        int[] values = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 16777217, -16777217};
        Tensor tensor = ops.allocate(DType.INT32, Shape.of(3, 2));
        ops.upload(values, 0, tensor);
        int[] back = new int[values.length];
        ops.download(tensor, back, 0);
        assertThat(back).as("int through INT32").isEqualTo(values);
    }

    @ContractRule(Rule.CONVERTING_TRANSFER)
    @Test
    void floatingArraysConvertToEveryFloatingType() {
        Tensor narrow = ops.allocate(DType.FLOAT32, Shape.of(2));
        ops.upload(new double[] {1d / 3, 16777217}, 0, narrow);
        double[] wide = new double[2];
        ops.download(narrow, wide, 0);
        assertThat(wide).as("double[] through FLOAT32").containsExactly((float) (1d / 3), 16777216);
        Tensor exact = ops.allocate(DType.FLOAT64, Shape.of(2));
        ops.upload(new float[] {0.1f, -7}, 0, exact);
        ops.download(exact, wide, 0);
        assertThat(wide).as("float[] through FLOAT64").containsExactly(0.1f, -7);
        ops.upload(new double[] {0.1, 1e300}, 0, exact);
        float[] rounded = new float[2];
        ops.download(exact, rounded, 0);
        assertThat(rounded).as("FLOAT64 to float[]").containsExactly(0.1f, Float.POSITIVE_INFINITY);
    }

    @ContractRule(Rule.TRANSFER_TYPES)
    @FloatingTypes
    void arraysThatDoNotGoWithTheTypeAreRefused(DType dtype) {
        Tensor floating = ops.allocate(dtype, Shape.of(2));
        Tensor whole = ops.allocate(DType.INT32, Shape.of(2));
        ErrorCode code = ErrorCode.DTYPE_MISMATCH;
        assertRefused("int[] to " + dtype, code, () -> ops.upload(new int[2], 0, floating));
        assertRefused(dtype + " to int[]", code, () -> ops.download(floating, new int[2], 0));
        assertRefused("float[] to INT32", code, () -> ops.upload(new float[2], 0, whole));
        assertRefused("double[] to INT32", code, () -> ops.upload(new double[2], 0, whole));
        assertRefused("INT32 to float[]", code, () -> ops.download(whole, new float[2], 0));
        assertRefused("INT32 to double[]", code, () -> ops.download(whole, new double[2], 0));
    }

    @ContractRule(Rule.TRANSFER_BOUNDS)
    @FloatingTypes
    void arraysThatAreTooShortAreRefused(DType dtype) {
        Tensor floating = ops.allocate(dtype, Shape.of(2, 2));
        Tensor whole = ops.allocate(DType.INT32, Shape.of(4));
        ErrorCode code = ErrorCode.INVALID_ARGUMENT;
        assertRefused("upload 3 of 4 floats", code, () -> ops.upload(new float[3], 0, floating));
        assertRefused("upload 4 doubles from 1", code, () -> ops.upload(new double[4], 1, floating));
        assertRefused("upload 3 of 4 ints", code, () -> ops.upload(new int[3], 0, whole));
        assertRefused("download into 3 floats", code, () -> ops.download(floating, new float[3], 0));
        assertRefused("download into 4 doubles from 1", code, () -> ops.download(floating, new double[4], 1));
        assertRefused("download into 3 ints", code, () -> ops.download(whole, new int[3], 0));
    }

    @ContractRule(Rule.TRANSFER_OFFSET)
    @Test
    void elementsBesideTheTensorAreLeftAlone() {
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(3));
        ops.upload(new float[] {9, 1, 2, 3, 9}, 1, tensor);
        float[] floats = {8, 8, 8, 8, 8};
        ops.download(tensor, floats, 2);
        assertThat(floats).containsExactly(8, 8, 1, 2, 3);
        double[] doubles = {8, 8, 8, 8, 8};
        ops.download(tensor, doubles, 0);
        assertThat(doubles).containsExactly(1, 2, 3, 8, 8);
        Tensor whole = ops.allocate(DType.INT32, Shape.of(2));
        ops.upload(new int[] {9, 4, 5, 9}, 1, whole);
        int[] ints = {8, 8, 8, 8};
        ops.download(whole, ints, 1);
        assertThat(ints).containsExactly(8, 4, 5, 8);
    }
}
