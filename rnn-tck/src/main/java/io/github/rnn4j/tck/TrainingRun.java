package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;

/**
 * Training as core does it: a sequence, a linear layer on its last output, cross-entropy, backward, norm, Adam. Each step has
 * other numbers in the input, NaN beyond the lengths, and a row without a label. The limit of the norm is out of reach:
 * clipping has a rule of its own.
 */
final class TrainingRun {
    private static final int STEPS = 20;
    private static final int CLASSES = 3;
    private static final double LEARNING_RATE = 1e-2;
    private static final double NO_LIMIT = 1e6;
    private static final OptimizerSpec.Adam SETTINGS = OptimizerSpec.Adam.withLearningRate(LEARNING_RATE);
    private static final String HEAD = "head";
    private static final String LOSS = "loss of the last step";

    private final TensorOps ops;
    private final SequenceData data;
    private final TrainedSequence sequence;
    private final StepControl control;
    private final List<AdamUpdate> updates = new ArrayList<>();
    private final Tensor head;
    private final Tensor headGradient;
    private final Tensor logits;
    private final Tensor logitsGradient;
    private final Tensor labels;
    private final Tensor loss;

    /** Prepares a training; its tensors live in the scope that is open now. */
    TrainingRun(TensorOps ops, DType dtype, SequenceData data, TrainedSequence sequence) {
        this.ops = ops;
        this.data = data;
        this.sequence = sequence;
        control = StepControl.allocate(ops);
        int batch = data.given().batch();
        Shape weight = Shape.of(CLASSES, sequence.output().shape().size(1));
        head = TensorValues.tensor(ops, dtype, weight, new RandomValues(52).between(-0.3, 0.3, weight));
        headGradient = ops.allocate(dtype, weight);
        logits = ops.allocate(dtype, Shape.of(batch, CLASSES));
        logitsGradient = ops.allocate(dtype, logits.shape());
        labels = ops.allocate(DType.INT32, Shape.of(batch));
        loss = ops.allocate(dtype, Shape.of(1));
        updates.addAll(sequence.updates(control));
        updates.add(update(ops, control, head, headGradient));
    }

    /** Returns where the training ends on the oracle, composed in float64. */
    static SequenceValues truth(TensorOps oracle, SequenceData data) {
        try (Scope scope = oracle.openScope()) {
            return new TrainingRun(oracle, DType.FLOAT64, data, new ComposedRun(oracle, DType.FLOAT64, data))
                    .twentySteps();
        }
    }

    /** Makes an update with moments of its own. */
    static AdamUpdate update(TensorOps ops, StepControl control, Tensor parameter, Tensor gradient) {
        return new AdamUpdate(
                parameter,
                gradient,
                ops.allocate(parameter.dtype(), parameter.shape()),
                ops.allocate(parameter.dtype(), parameter.shape()),
                control,
                SETTINGS);
    }

    /** Takes the steps; returns everything that was learned, and the last loss. */
    SequenceValues twentySteps() {
        for (int step = 0; step < STEPS; step++) {
            step(step);
        }
        SequenceValues values = new SequenceValues();
        data.learned().forEach(name -> values.put(name, data.shape(name), sequence.value(name)));
        values.put(HEAD, head.shape(), TensorValues.read(ops, head));
        values.put(LOSS, loss.shape(), TensorValues.read(ops, loss));
        return values;
    }

    /** Takes one step. */
    void step(int step) {
        int batch = data.given().batch();
        sequence.writeInput(
                SequenceData.random(data.given(), 100 + step, Double.NaN).values(SequenceData.INPUT));
        int[] classes = new RandomValues(200 + step).whole(batch, CLASSES);
        classes[step % batch] = -1;
        ops.upload(classes, 0, labels);
        sequence.runForward();
        ops.gemm(GemmForm.TRANSPOSE_B, sequence.output(), head, logits);
        ops.softmaxCrossEntropy(logits, labels, 1.0 / (batch - 1), loss, logitsGradient);
        ops.gemm(GemmForm.TRANSPOSE_A.accumulating(), logitsGradient, sequence.output(), headGradient);
        ops.gemm(GemmForm.PLAIN, logitsGradient, head, sequence.outputGradient());
        sequence.runBackward();
        updates.forEach(update -> ops.addSquaredNorm(update.gradient(), control.squaredNorm()));
        ops.prepareStep(control, NO_LIMIT);
        updates.forEach(update -> ops.adamStep(update, LEARNING_RATE));
        sequence.stepTaken();
    }
}
