package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operation refuses: shapes, types and tensors that do not fit, at each of its operands. */
@Experimental
public abstract class HandleTck extends BackendContract {
    private static final String ALL = "io.github.rnn4j.tck.Operations#all";

    /** For subclasses. */
    protected HandleTck() {}

    @ContractRule({Rule.SHAPES_CHECKED, Rule.MESSAGES_IN_ONE_LINE})
    @ParameterizedTest
    @MethodSource(ALL)
    void shapesThatDoNotFitAreRefused(Operation operation) {
        assertFits(operation);
        for (int i = 0; i < operation.slots().size(); i++) {
            if (operation.slots().get(i).checksShape()) {
                refuses(operation, i, operation.slots().get(i).allocateMisshapen(ops), ErrorCode.SHAPE_MISMATCH);
            }
        }
    }

    @ContractRule({Rule.TYPES_CHECKED, Rule.MESSAGES_IN_ONE_LINE})
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.Operations#typed")
    void typesThatDoNotFitAreRefused(Operation operation) {
        for (int i = 0; i < operation.slots().size(); i++) {
            if (operation.slots().get(i).checksType()) {
                refuses(operation, i, operation.slots().get(i).allocateMistyped(ops), ErrorCode.DTYPE_MISMATCH);
            }
        }
    }

    @ContractRule(Rule.TYPES_CHECKED)
    @Test
    void functionsOfWholeNumbersAreRefused() {
        Tensor x = ops.allocate(DType.INT32, Shape.of(2, 2));
        Tensor out = ops.allocate(DType.INT32, Shape.of(2, 2));
        ErrorCode code = ErrorCode.DTYPE_MISMATCH;
        assertRefused("exp of INT32", code, () -> ops.exp(x, out));
        assertRefused("tanh of INT32", code, () -> ops.tanh(x, out));
        assertRefused("divide of INT32", code, () -> ops.divide(x, x, out));
        assertRefused("maskedSoftmax of INT32", code, () -> ops.maskedSoftmax(x, null, out));
        assertRefused("gemm of INT32", code, () -> ops.gemm(GemmForm.PLAIN, x, x, out));
    }

    @ContractRule({Rule.USE_AFTER_CLOSE, Rule.MESSAGES_IN_ONE_LINE})
    @ParameterizedTest
    @MethodSource(ALL)
    void closedTensorsAreRefused(Operation operation) {
        for (int i = 0; i < operation.slots().size(); i++) {
            Tensor closed = operation.slots().get(i).allocate(ops);
            closed.close();
            refuses(operation, i, closed, ErrorCode.CLOSED);
        }
    }

    @ContractRule({Rule.FOREIGN_HANDLE, Rule.MESSAGES_IN_ONE_LINE})
    @ParameterizedTest
    @MethodSource(ALL)
    void tensorsOfAnotherBackendAreRefused(Operation operation) {
        try (Backend second = provider().open(BackendOptions.DEFAULT)) {
            TensorOps twin = second.newSession(Mode.TRAINING).ops();
            for (int i = 0; i < operation.slots().size(); i++) {
                Operation.Slot slot = operation.slots().get(i);
                refuses(operation, i, slot.allocate(oracle), ErrorCode.FOREIGN_HANDLE);
                refuses(operation, i, slot.allocate(twin), ErrorCode.FOREIGN_HANDLE);
            }
        }
    }

    private void assertFits(Operation operation) {
        List<Tensor> tensors = operation.allocate(ops);
        assertThatCode(() -> operation.call().run(ops, tensors))
                .as("%s with tensors that fit", operation)
                .doesNotThrowAnyException();
    }

    private void refuses(Operation operation, int slot, Tensor intruder, ErrorCode code) {
        List<Tensor> tensors = operation.allocate(ops);
        tensors.set(slot, intruder);
        String what =
                operation + " with tensor " + slot + " exchanged for " + intruder.dtype() + " " + intruder.shape();
        assertRefused(what, code, () -> operation.call().run(ops, tensors));
    }
}
