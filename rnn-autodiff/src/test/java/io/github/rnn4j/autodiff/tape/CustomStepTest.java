package io.github.rnn4j.autodiff.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomStepTest {
    private final PlainOps ops = new PlainOps();
    private final TapeRecorder recorder = new TapeRecorder(ops);
    private final Tensor gradient = ops.of(Shape.of(2), 0, 0);
    private final Tensor x = recorder.variable(ops.of(Shape.of(2), 2, 3), gradient);

    @Test
    void itsGradientsJoinThoseOfTheOtherUses() {
        Tensor inner = recorder.scale(2, x);
        Product product = new Product(ops, inner, recorder.input(ops.of(Shape.of(2), 5, 7)));
        recorder.custom(product);
        Tensor y = recorder.add(product.out, inner);
        Tape tape = recorder.record(List.of(y), List.of(ops.of(Shape.of(2), 1, 1)));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(y)).containsExactly(24, 48);
        assertThat(PlainOps.elements(gradient)).containsExactly(12, 16);
        assertThat(product.wanted).containsExactly(true, false);
    }

    @Test
    void anInputNamedTwiceGetsBothGradients() {
        Tensor inner = recorder.scale(1, x);
        Product product = new Product(ops, inner, inner);
        recorder.custom(product);
        Tape tape = recorder.record(List.of(product.out), List.of(ops.of(Shape.of(2), 1, 1)));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(gradient)).containsExactly(4, 6);
    }

    @Test
    void aGradientReachesItEvenWhereNoVariableLeadsToItsInputs() {
        TapeRecorder fresh = new TapeRecorder(ops);
        Tensor input = fresh.input(ops.of(Shape.of(2), 2, 3));
        Product product = new Product(ops, input, input);
        fresh.custom(product);
        Tensor y = fresh.scale(3, product.out);
        Tape tape = fresh.record(List.of(y), List.of(ops.of(Shape.of(2), 1, 1)));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(product.seen)).containsExactly(3, 3);
    }

    @Test
    void aStepWithoutOutputsStartsTheGradient() {
        Tensor inner = recorder.scale(2, x);
        recorder.custom(new SumOfSquares(ops, inner));
        Tape tape = recorder.record(List.of(), List.of());
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(gradient)).containsExactly(16, 24);
    }

    @Test
    void anOutputThatIsKnownAlreadyIsRefused() {
        assertThatThrownBy(() -> recorder.custom(new Product(ops, x, x, x)))
                .hasMessageStartingWith("custom step: expected outputs of its own");
    }

    /** {@code out = a · b}. */
    private static final class Product implements CustomStep {
        private final PlainOps ops;
        private final Tensor a;
        private final Tensor b;
        private final Tensor out;
        private final Tensor seen;
        private final List<Boolean> wanted = new ArrayList<>();

        Product(PlainOps ops, Tensor a, Tensor b) {
            this(ops, a, b, ops.allocate(DType.FLOAT64, a.shape()));
        }

        Product(PlainOps ops, Tensor a, Tensor b, Tensor out) {
            this.ops = ops;
            this.a = a;
            this.b = b;
            this.out = out;
            this.seen = ops.allocate(DType.FLOAT64, a.shape());
        }

        @Override
        public List<Tensor> inputs() {
            return List.of(a, b);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(out);
        }

        @Override
        public void forward() {
            ops.multiply(a, b, out);
        }

        @Override
        public Runnable backward(List<@Nullable Tensor> outputGradients, List<@Nullable Tensor> inputGradients) {
            Tensor dOut = outputGradients.get(0);
            Tensor dA = inputGradients.get(0);
            Tensor dB = inputGradients.get(1);
            wanted.add(dA != null);
            wanted.add(dB != null);
            return () -> {
                ops.copy(dOut, seen);
                if (dA != null) {
                    ops.multiply(dOut, b, dA);
                }
                if (dB != null) {
                    ops.multiply(dOut, a, dB);
                }
            };
        }
    }

    /** A loss that keeps its value to itself. */
    private record SumOfSquares(PlainOps ops, Tensor x) implements CustomStep {
        @Override
        public List<Tensor> inputs() {
            return List.of(x);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of();
        }

        @Override
        public void forward() {}

        @Override
        public Runnable backward(List<@Nullable Tensor> outputGradients, List<@Nullable Tensor> inputGradients) {
            Tensor gradient = inputGradients.get(0);
            return () -> ops.add(1, x, 1, x, gradient);
        }
    }
}
