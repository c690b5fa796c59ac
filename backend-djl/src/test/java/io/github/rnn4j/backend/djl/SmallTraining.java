package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import java.util.ArrayList;
import java.util.List;

/** An embedding, a tanh layer and a softmax, trained with Adam on made-up data: what a step of a network asks of a backend. */
final class SmallTraining {
    private static final int ROWS = 16;
    private static final int WORDS = 50;
    private static final int WIDTH = 12;
    private static final int CLASSES = 3;

    private final Backend backend;
    private final TensorOps ops;
    private final RandomValues random = new RandomValues(5);
    private final List<AdamUpdate> updates = new ArrayList<>();
    private final StepControl control;
    private final int[] words = random.whole(ROWS, WORDS);
    private final int[] classes = random.whole(ROWS, CLASSES);
    private final AdamUpdate embedding;
    private final AdamUpdate hidden;
    private final AdamUpdate head;

    SmallTraining(Backend backend, TensorOps ops) {
        this.backend = backend;
        this.ops = ops;
        this.control = StepControl.allocate(ops);
        this.embedding = learned(WORDS, WIDTH);
        this.hidden = learned(WIDTH, WIDTH);
        this.head = learned(WIDTH, CLASSES);
    }

    private AdamUpdate learned(int rows, int columns) {
        ParameterSpec spec = new ParameterSpec("weight", Shape.of(rows, columns), ParameterSpec.Role.INPUT_WEIGHT, 1);
        Tensor[] blocks = new Tensor[4];
        for (int i = 0; i < blocks.length; i++) {
            ParameterBlock block = backend.allocateParameters(ParameterLayout.single(spec), DType.FLOAT32);
            if (i == 0) {
                block.upload("weight", random.symmetric(spec.shape()));
            }
            blocks[i] = block.storage();
        }
        AdamUpdate update = new AdamUpdate(
                blocks[0], blocks[1], blocks[2], blocks[3], control, OptimizerSpec.Adam.withLearningRate(0.01));
        updates.add(update);
        return update;
    }

    /** Takes steps and returns the loss of the last. */
    double steps(int count) {
        double loss = Double.NaN;
        for (int step = 0; step < count; step++) {
            try (Scope scope = ops.openScope()) {
                loss = step();
            }
        }
        return loss;
    }

    private double step() {
        Tensor ids = whole(words);
        Tensor x = floats(ROWS, WIDTH);
        ops.gatherRows(embedding.parameter(), ids, x);
        Tensor h = floats(ROWS, WIDTH);
        ops.gemm(GemmForm.PLAIN, x, hidden.parameter(), h);
        ops.tanh(h, h);
        Tensor logits = floats(ROWS, CLASSES);
        ops.gemm(GemmForm.PLAIN, h, head.parameter(), logits);
        Tensor loss = floats(1);
        Tensor dLogits = floats(ROWS, CLASSES);
        ops.softmaxCrossEntropy(logits, whole(classes), 1.0 / ROWS, loss, dLogits);
        backward(ids, x, h, dLogits);
        float[] value = new float[1];
        ops.download(loss, value, 0);
        return value[0];
    }

    private void backward(Tensor ids, Tensor x, Tensor h, Tensor dLogits) {
        ops.gemm(GemmForm.TRANSPOSE_A.accumulating(), h, dLogits, head.gradient());
        Tensor dH = floats(ROWS, WIDTH);
        ops.gemm(GemmForm.TRANSPOSE_B, dLogits, head.parameter(), dH);
        Tensor slope = floats(ROWS, WIDTH);
        ops.multiply(h, h, slope);
        ops.multiply(slope, dH, slope);
        ops.add(1, dH, -1, slope, dH);
        ops.gemm(GemmForm.TRANSPOSE_A.accumulating(), x, dH, hidden.gradient());
        Tensor dX = floats(ROWS, WIDTH);
        ops.gemm(GemmForm.TRANSPOSE_B, dH, hidden.parameter(), dX);
        ops.scatterAddRows(embedding.gradient(), ids, dX);
        updates.forEach(update -> ops.addSquaredNorm(update.gradient(), control.squaredNorm()));
        ops.prepareStep(control, 5);
        updates.forEach(update -> ops.adamStep(update, 0.01));
    }

    private Tensor whole(int[] values) {
        Tensor tensor = ops.allocate(DType.INT32, Shape.of(values.length));
        ops.upload(values, 0, tensor);
        return tensor;
    }

    private Tensor floats(int... sizes) {
        return ops.allocate(DType.FLOAT32, Shape.of(sizes));
    }
}
