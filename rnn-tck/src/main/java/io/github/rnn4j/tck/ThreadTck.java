package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.Threads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions belong to one thread; a backend to all. */
@Experimental
public abstract class ThreadTck extends BackendContract {
    /** For subclasses. */
    protected ThreadTck() {}

    @ContractRule({Rule.ONE_THREAD, Rule.MESSAGES_IN_ONE_LINE})
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.Operations#all")
    void operationsOnAnotherThreadAreRefused(Operation operation) {
        List<Tensor> tensors = operation.allocate(ops);
        Threads.run(() -> assertRefused(operation + " on another thread", ErrorCode.WRONG_THREAD, () -> operation
                .call()
                .run(ops, tensors)));
    }

    @ContractRule(Rule.ONE_THREAD)
    @Test
    void otherUsesOfASessionOnAnotherThreadAreRefused() {
        Scope scope = ops.openScope();
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(1));
        ErrorCode code = ErrorCode.WRONG_THREAD;
        Threads.run(() -> {
            assertRefused("allocate", code, () -> ops.allocate(DType.FLOAT32, Shape.of(1)));
            assertRefused("openScope", code, ops::openScope);
            assertRefused("keep", code, () -> scope.keep(tensor));
            assertRefused("close a scope", code, scope::close);
            assertRefused("synchronize", code, session::synchronize);
            try (Session own = backend.newSession(Mode.TRAINING)) {
                assertRefused(
                        "a tensor of another thread", code, () -> own.ops().fill(tensor, 1));
            }
        });
        assertThat(tensor.isClosed()).isFalse();
    }

    @ContractRule(Rule.CLOSE_FROM_ANYWHERE)
    @Test
    void aSessionMayBeClosedByAnotherThread() {
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(1));
        Threads.run(session::close);
        assertThat(tensor.isClosed()).isTrue();
        assertRefused("fill after the close", ErrorCode.CLOSED, () -> ops.fill(tensor, 1));
    }

    @ContractRule(Rule.PARALLEL_BACKEND)
    @Test
    void manyThreadsOpenAndCloseSessionsAtOnce() {
        Diagnostics before = backend.diagnostics();
        Threads.runTogether(4, thread -> {
            for (int round = 0; round < 50; round++) {
                try (Session own = backend.newSession(Mode.INFERENCE)) {
                    own.ops().allocate(DType.FLOAT32, Shape.of(10));
                }
            }
        });
        assertThat(backend.diagnostics()).as("what is alive").isEqualTo(before);
    }
}
