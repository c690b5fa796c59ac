package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tier 1 of a session: hands every operation to its family. */
final class CpuTensorOps implements TensorOps {
    private final CpuMemoryOps memory;
    private final CpuTransferOps transfer;
    private final CpuMatrixOps matrix;
    private final CpuElementwiseOps elementwise;
    private final CpuConditionOps condition;
    private final CpuReductionOps reduction;
    private final CpuShapingOps shaping;
    private final CpuIndexingOps indexing;
    private final CpuLossOps losses;
    private final CpuOptimizerOps optimizer;

    CpuTensorOps(CpuSession session) {
        CpuBroadcast broadcast = new CpuBroadcast(session);
        memory = new CpuMemoryOps(session);
        transfer = new CpuTransferOps(session.operands());
        matrix = new CpuMatrixOps(session.operands());
        elementwise = new CpuElementwiseOps(session.operands(), broadcast);
        condition = new CpuConditionOps(broadcast);
        reduction = new CpuReductionOps(session);
        shaping = new CpuShapingOps(session);
        indexing = new CpuIndexingOps(session);
        losses = new CpuLossOps(session);
        optimizer = new CpuOptimizerOps(session);
    }

    @Override
    public Scope openScope() {
        return memory.openScope();
    }

    @Override
    public Tensor allocate(DType dtype, Shape shape) {
        return memory.allocate(dtype, shape);
    }

    @Override
    public void copy(Tensor source, Tensor target) {
        memory.copy(source, target);
    }

    @Override
    public void fill(Tensor target, double value) {
        memory.fill(target, value);
    }

    @Override
    public Tensor reshape(Tensor tensor, Shape shape) {
        return memory.reshape(tensor, shape);
    }

    @Override
    public void upload(float[] source, int offset, Tensor target) {
        transfer.upload(source, offset, target);
    }

    @Override
    public void upload(double[] source, int offset, Tensor target) {
        transfer.upload(source, offset, target);
    }

    @Override
    public void upload(int[] source, int offset, Tensor target) {
        transfer.upload(source, offset, target);
    }

    @Override
    public void download(Tensor source, float[] target, int offset) {
        transfer.download(source, target, offset);
    }

    @Override
    public void download(Tensor source, double[] target, int offset) {
        transfer.download(source, target, offset);
    }

    @Override
    public void download(Tensor source, int[] target, int offset) {
        transfer.download(source, target, offset);
    }

    @Override
    public void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        matrix.gemm(form, a, b, c);
    }

    @Override
    public void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        elementwise.add(alpha, left, beta, right, out);
    }

    @Override
    public void multiply(Tensor left, Tensor right, Tensor out) {
        elementwise.multiply(left, right, out);
    }

    @Override
    public void divide(Tensor left, Tensor right, Tensor out) {
        elementwise.divide(left, right, out);
    }

    @Override
    public void exp(Tensor x, Tensor out) {
        elementwise.exp(x, out);
    }

    @Override
    public void log(Tensor x, Tensor out) {
        elementwise.log(x, out);
    }

    @Override
    public void sqrt(Tensor x, Tensor out) {
        elementwise.sqrt(x, out);
    }

    @Override
    public void tanh(Tensor x, Tensor out) {
        elementwise.tanh(x, out);
    }

    @Override
    public void sigmoid(Tensor x, Tensor out) {
        elementwise.sigmoid(x, out);
    }

    @Override
    public void relu(Tensor x, Tensor out) {
        elementwise.relu(x, out);
    }

    @Override
    public void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        condition.compare(relation, left, right, out);
    }

    @Override
    public void select(Tensor test, Tensor left, Tensor right, Tensor out) {
        condition.select(test, left, right, out);
    }

    @Override
    public void sum(Tensor x, int axis, Tensor out) {
        reduction.sum(x, axis, out);
    }

    @Override
    public void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        reduction.max(x, axis, out, index);
    }

    @Override
    public void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        reduction.maskedSoftmax(x, mask, out);
    }

    @Override
    public void concat(List<Tensor> parts, int axis, Tensor out) {
        shaping.concat(parts, axis, out);
    }

    @Override
    public void stack(List<Tensor> parts, int axis, Tensor out) {
        shaping.stack(parts, axis, out);
    }

    @Override
    public void unstack(Tensor x, int axis, List<Tensor> parts) {
        shaping.unstack(x, axis, parts);
    }

    @Override
    public void narrow(Tensor x, int axis, int from, Tensor out) {
        shaping.narrow(x, axis, from, out);
    }

    @Override
    public void transpose(Tensor x, int[] permutation, Tensor out) {
        shaping.transpose(x, permutation, out);
    }

    @Override
    public void gatherRows(Tensor table, Tensor ids, Tensor out) {
        indexing.gatherRows(table, ids, out);
    }

    @Override
    public void setRows(Tensor table, Tensor ids, Tensor rows) {
        indexing.setRows(table, ids, rows);
    }

    @Override
    public void scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        indexing.scatterAddRows(table, ids, rows);
    }

    @Override
    public void reverseByLength(Tensor x, Tensor lengths, Tensor out) {
        indexing.reverseByLength(x, lengths, out);
    }

    @Override
    public void softmaxCrossEntropy(Tensor logits, Tensor labels, double scale, Tensor loss, Tensor gradient) {
        losses.softmaxCrossEntropy(logits, labels, scale, loss, gradient);
    }

    @Override
    public void addSquaredNorm(Tensor gradient, Tensor accumulator) {
        optimizer.addSquaredNorm(gradient, accumulator);
    }

    @Override
    public void addSquaredNorm(Tensor gradient, Tensor rows, Tensor accumulator) {
        optimizer.addSquaredNorm(gradient, rows, accumulator);
    }

    @Override
    public void prepareStep(StepControl control, double clipNorm) {
        optimizer.prepareStep(control, clipNorm);
    }

    @Override
    public void adamStep(AdamUpdate update, double learningRate) {
        optimizer.adamStep(update, learningRate);
    }
}
