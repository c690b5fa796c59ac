package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of one batch, on the host and on the device: filled row by row, then uploaded in one go, without allocating. Rows
 * that are not used have length 0; padding is 0. Confined to the session's thread.
 */
@Internal
public final class BatchSlots {
    private final BatchShape shape;
    private final int width;
    private final int[] ids;
    private final float[] features;
    private final Tensor input;
    private final SequenceLengths lengths;
    private final int[] keys;
    private final List<FirstSteps> firstSteps = new ArrayList<>();
    private @Nullable Tensor deviceKeys;
    private @Nullable TeacherSymbols teacher;

    BatchSlots(TensorOps ops, InputSpec spec, BatchShape shape, DType dtype) {
        boolean identifiers = spec instanceof InputSpec.Ids;
        this.shape = shape;
        this.width = width(spec);
        Shape sizes = Shape.of(shape.timeSteps(), shape.batchSize(), width);
        this.ids = new int[identifiers ? sizes.elements() : 0];
        this.features = new float[identifiers ? 0 : sizes.elements()];
        this.input = ops.allocate(identifiers ? DType.INT32 : dtype, sizes);
        this.lengths = SequenceLengths.allocate(ops, shape.batchSize());
        this.keys = new int[shape.batchSize()];
    }

    private static int width(InputSpec spec) {
        return spec instanceof InputSpec.Ids identifiers
                ? identifiers.idsPerStep()
                : ((InputSpec.Features) spec).inputSize();
    }

    /** Returns the shape of the batch. */
    public BatchShape shape() {
        return shape;
    }

    /** Returns the input on the device: INT32 {@code [timeSteps, batch, idsPerStep]}, or features. */
    Tensor input() {
        return input;
    }

    /** Returns the batch's identifiers with the 0 of padding, step by step, not to be changed; none where it holds features. */
    public int[] ids() {
        return ids;
    }

    SequenceLengths lengths() {
        return lengths;
    }

    /** Returns the lengths cut to the first steps of each sequence, which follow every batch from now on. */
    SequenceLengths lengthsUpTo(TensorOps ops, int steps) {
        SequenceLengths cut = SequenceLengths.allocate(ops, shape.batchSize());
        firstSteps.add(new FirstSteps(steps, cut));
        return cut;
    }

    /** Returns the keys of the sequences, INT32 {@code [batch]}, which follow every batch from now on. */
    Tensor keys(TensorOps ops) {
        if (deviceKeys == null) {
            deviceKeys = ops.allocate(DType.INT32, Shape.of(shape.batchSize()));
        }
        return deviceKeys;
    }

    /** Returns what a decoder reads in training, which follows every batch from now on. */
    TeacherSymbols teacher(TensorOps ops) {
        if (teacher == null) {
            teacher = new TeacherSymbols(ops, shape);
        }
        return teacher;
    }

    /** Marks every row as not used. */
    public void clear() {
        Arrays.fill(ids, 0);
        Arrays.fill(features, 0);
        Arrays.fill(lengths.host(), 0);
        Arrays.fill(keys, 0);
        if (teacher != null) {
            teacher.clear();
        }
    }

    /** Shows a row's target to a decoder in training, if there is one. */
    void putTarget(int row, Target target) {
        if (teacher != null && target instanceof Target.Sequence sequence) {
            teacher.put(row, sequence);
        }
    }

    /**
     * Lets a decoder in training read what it wrote itself in place of the right symbol, with a probability.
     *
     * @param numbers the step's own stream, so that a batch is the same on every backend
     */
    public void withholdSymbols(RandomStream numbers, double probability) {
        if (teacher != null) {
            teacher.withhold(numbers, probability);
        }
    }

    /**
     * Puts a sequence into a row that was clear. It must go with the network's input and be no longer than the slots.
     *
     * @param row from 0
     */
    public void put(int row, Steps steps) {
        put(row, steps, 0, steps.timeSteps());
    }

    /**
     * Puts some of a sequence's steps into a row that was clear.
     *
     * @param row from 0
     * @param from first step
     * @param to behind the last step
     */
    public void put(int row, Steps steps, int from, int to) {
        lengths.host()[row] = to - from;
        keys[row] = steps.key();
        for (int step = from; step < to; step++) {
            int start = ((step - from) * shape.batchSize() + row) * width;
            if (steps instanceof Steps.Ids identifiers) {
                for (int i = 0; i < width; i++) {
                    ids[start + i] = identifiers.id(step, i);
                }
            } else if (steps instanceof Steps.Features vectors) {
                for (int i = 0; i < width; i++) {
                    features[start + i] = vectors.value(step, i);
                }
            }
        }
    }

    /**
     * Replaces each identifier by 0, "nothing", with a probability; the lengths stay. Features are left as they are.
     *
     * @param numbers the step's own stream, so that a batch loses the same identifiers on every backend
     */
    public void dropIds(RandomStream numbers, double probability) {
        for (int i = 0; i < ids.length; i++) {
            if (numbers.nextDouble() < probability) {
                ids[i] = 0;
            }
        }
    }

    /** Sends the batch to the device. */
    void upload(TensorOps ops) {
        if (input.dtype() == DType.INT32) {
            ops.upload(ids, 0, input);
        } else {
            ops.upload(features, 0, input);
        }
        ops.upload(lengths.host(), 0, lengths.device());
        for (FirstSteps first : firstSteps) {
            first.follow(lengths.host());
            ops.upload(first.lengths.host(), 0, first.lengths.device());
        }
        if (deviceKeys != null) {
            ops.upload(keys, 0, deviceKeys);
        }
        if (teacher != null) {
            teacher.upload(ops);
        }
    }

    /** Lengths that go no further than some steps. */
    private record FirstSteps(int steps, SequenceLengths lengths) {
        void follow(int[] all) {
            for (int row = 0; row < lengths.host().length; row++) {
                lengths.host()[row] = Math.min(all[row], steps);
            }
        }
    }
}
