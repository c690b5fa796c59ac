package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ElementLoss;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.BackendTck;
import io.github.rnn4j.tck.Rule;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Faults in primitives, each of which breaks one rule only. */
final class BrokenPrimitives {
    private static final int LEAK = 64 * 1024;
    private static final Queue<ByteBuffer> LEAKED = new ConcurrentLinkedQueue<>();
    private static final AtomicReference<double[]> BUFFER = new AtomicReference<>();

    private BrokenPrimitives() {}

    /** Autodiff knows of the mask and leaves it out of the gradient. */
    @BreaksRules(
            value = {Rule.SOFTMAX_MASK, Rule.GRADIENTS},
            saying = "softmax under mask")
    static class MaskDropped extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new MaskDropped.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("maskedSoftmax", BrokenPrimitives::softmaxWithoutMask);
            }
        }
    }

    @BreaksRules(value = Rule.CLIP, saying = "clipped to norm 2")
    static class OneSidedClip extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new OneSidedClip.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("adamStep", BrokenPrimitives::clipPositiveOnly);
            }
        }
    }

    @BreaksRules(value = Rule.NOTHING_HIDDEN, saying = "what is alive after multiply", processes = true)
    static class TensorLeaked extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new TensorLeaked.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("multiply", BrokenPrimitives::multiplyAndLeak);
            }
        }
    }

    /** Memory that no count sees. */
    @BreaksRules(value = Rule.STEADY_MEMORY, saying = "KiB of resident memory", processes = true)
    static class NativeMemoryLeaked extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new NativeMemoryLeaked.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("prepareStep", BrokenPrimitives::prepareAndLeak);
            }
        }
    }

    @BreaksRules(value = Rule.HONEST_CONCURRENCY, saying = "thread ")
    static class SharedByThreads extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new SharedByThreads.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("gemm", BrokenPrimitives::gemmThroughOneBuffer);
            }
        }
    }

    @BreaksRules(value = Rule.LABEL_RANGE, saying = "label 2 of two classes: expected a refusal")
    static class LabelsUnchecked extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new LabelsUnchecked.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("softmaxCrossEntropy", BrokenPrimitives::ignoreWrongLabels);
            }
        }
    }

    @BreaksRules(value = Rule.SOFT_TARGETS, saying = "softTargetCrossEntropy of")
    static class SoftTargetsNormalised extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new SoftTargetsNormalised.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("softTargetCrossEntropy", BrokenPrimitives::softTargetsNormalised);
            }
        }
    }

    @BreaksRules(value = Rule.ELEMENT_LOSSES_UNUSED, saying = "SQUARED: loss, gradient")
    static class UnusedElementsMultiplied extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new UnusedElementsMultiplied.Broken();
        }

        public static final class Broken extends BrokenBackendProvider {
            public Broken() {
                super("squaredError", BrokenPrimitives::squaresWithoutSelection);
            }
        }
    }

    private static @Nullable Object softmaxWithoutMask(TensorOps ops, Object[] call) {
        Tensor x = (Tensor) call[0];
        Tensor out = (Tensor) call[2];
        try (Scope scope = ops.openScope()) {
            Tensor given = ops.allocate(x.dtype(), x.shape());
            ops.copy(x, given);
            ops.maskedSoftmax(x, (Tensor) call[1], out);
            ops.maskedSoftmax(given, null, given);
            ops.copy(given, out);
        }
        return null;
    }

    /** Where a gradient is below 0, the clip is taken back before the step is made. */
    private static @Nullable Object clipPositiveOnly(TensorOps ops, Object[] call) {
        AdamUpdate update = (AdamUpdate) call[0];
        Tensor gradient = update.gradient();
        try (Scope scope = ops.openScope()) {
            Tensor zero = ops.allocate(gradient.dtype(), Shape.of());
            Tensor negative = ops.allocate(gradient.dtype(), gradient.shape());
            ops.compare(Comparison.LESS, gradient, zero, negative);
            Tensor scale = ops.allocate(gradient.dtype(), Shape.of(1));
            ops.copy(update.control().gradientScale(), scale);
            Tensor unclipped = ops.allocate(gradient.dtype(), gradient.shape());
            ops.divide(gradient, scale, unclipped);
            ops.select(negative, unclipped, gradient, gradient);
        }
        ops.adamStep(update, (Double) call[1]);
        return null;
    }

    private static @Nullable Object multiplyAndLeak(TensorOps ops, Object[] call) {
        Tensor out = (Tensor) call[2];
        ops.multiply((Tensor) call[0], (Tensor) call[1], out);
        ops.copy(out, ops.allocate(out.dtype(), out.shape()));
        return null;
    }

    private static @Nullable Object prepareAndLeak(TensorOps ops, Object[] call) {
        LEAKED.add(ByteBuffer.allocateDirect(LEAK));
        ops.prepareStep((StepControl) call[0], (Double) call[1]);
        return null;
    }

    /** On the kit's own threads the product stays in the buffer long enough for another thread to come by. */
    private static @Nullable Object gemmThroughOneBuffer(TensorOps ops, Object[] call) {
        Tensor out = (Tensor) call[3];
        ops.gemm((GemmForm) call[0], (Tensor) call[1], (Tensor) call[2], out);
        double[] own = new double[out.shape().elements()];
        ops.download(out, own, 0);
        BUFFER.set(own);
        if (Thread.currentThread().getName().startsWith("pool-")) {
            LockSupport.parkNanos(5_000_000);
        }
        ops.upload(BUFFER.get(), 0, out);
        return null;
    }

    private static @Nullable Object ignoreWrongLabels(TensorOps ops, Object[] call) {
        Tensor logits = (Tensor) call[0];
        Tensor given = (Tensor) call[1];
        Tensor labels = given;
        try (Scope scope = ops.openScope()) {
            if (given.dtype() == DType.INT32 && logits.shape().rank() == 2) {
                int classes = logits.shape().size(1);
                int[] host = new int[given.shape().elements()];
                ops.download(given, host, 0);
                labels = ops.allocate(DType.INT32, given.shape());
                ops.upload(
                        Arrays.stream(host)
                                .map(label -> label < classes ? Math.max(-1, label) : -1)
                                .toArray(),
                        0,
                        labels);
            }
            ops.softmaxCrossEntropy(logits, labels, (Double) call[2], (Tensor) call[3], (Tensor) call[4]);
        }
        return null;
    }

    /** Takes every row for a distribution. */
    private static @Nullable Object softTargetsNormalised(TensorOps ops, Object[] call) {
        Tensor targets = (Tensor) call[1];
        try (Scope scope = ops.openScope()) {
            Tensor sum = ops.allocate(targets.dtype(), targets.shape().withSize(1, 1));
            ops.sum(targets, 1, sum);
            Tensor shares = ops.allocate(targets.dtype(), targets.shape());
            ops.divide(targets, sum, shares);
            ops.softTargetCrossEntropy((Tensor) call[0], shares, (Double) call[2], (Tensor) call[3], (Tensor) call[4]);
        }
        return null;
    }

    /** Multiplies elements that are not used by 0, which NaN survives. */
    private static @Nullable Object squaresWithoutSelection(TensorOps ops, Object[] arguments) {
        ElementLoss call = (ElementLoss) arguments[0];
        Tensor gradient = call.gradient();
        try (Scope scope = ops.openScope()) {
            Tensor squares = ops.allocate(gradient.dtype(), gradient.shape());
            ops.add(1, call.outputs(), -1, call.targets(), gradient);
            ops.multiply(gradient, gradient, squares);
            ops.multiply(squares, call.weights(), squares);
            ops.sum(ops.reshape(squares, Shape.of(squares.shape().elements())), 0, call.loss());
            ops.add(call.scale(), call.loss(), 0, call.loss(), call.loss());
            ops.multiply(gradient, call.weights(), gradient);
            ops.add(2 * call.scale(), gradient, 0, gradient, gradient);
        }
        return null;
    }
}
