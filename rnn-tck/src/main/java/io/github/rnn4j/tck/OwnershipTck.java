package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns what, and what closing it frees. */
@Experimental
public abstract class OwnershipTck extends BackendContract {
    private static final ParameterLayout LAYOUT =
            ParameterLayout.single(new ParameterSpec("bias", Shape.of(4), ParameterSpec.Role.BIAS, 1));

    /** For subclasses. */
    protected OwnershipTck() {}

    @ContractRule({Rule.SCOPE_FREES, Rule.LIVE_COUNTS})
    @Test
    void aScopeFreesWhatWasAllocatedInIt() {
        Tensor outside = ops.allocate(DType.FLOAT32, Shape.of(2));
        Diagnostics before = backend.diagnostics();
        Scope scope = ops.openScope();
        Tensor inside = ops.allocate(DType.FLOAT64, Shape.of(100));
        Tensor other = ops.allocate(DType.INT32, Shape.of(10));
        assertThat(backend.diagnostics().liveTensors()).isEqualTo(before.liveTensors() + 2);
        assertThat(backend.diagnostics().liveBytes()).isGreaterThanOrEqualTo(before.liveBytes() + 840);
        scope.close();
        assertThat(inside.isClosed()).as("a tensor of the closed scope").isTrue();
        assertThat(other.isClosed()).as("another tensor of the closed scope").isTrue();
        assertThat(outside.isClosed()).as("a tensor of the enclosing scope").isFalse();
        assertThat(backend.diagnostics()).as("what is alive").isEqualTo(before);
    }

    @ContractRule(Rule.SCOPES_NEST)
    @Test
    void anOuterScopeClosesTheInnerOnes() {
        Scope outer = ops.openScope();
        Scope inner = ops.openScope();
        Tensor innermost = ops.allocate(DType.FLOAT32, Shape.of(1));
        outer.close();
        assertThat(innermost.isClosed()).as("a tensor of the inner scope").isTrue();
        inner.close();
        Tensor next = ops.allocate(DType.FLOAT32, Shape.of(1));
        assertThat(next.isClosed()).as("a tensor allocated afterwards").isFalse();
    }

    @ContractRule({Rule.SCOPES_NEST, Rule.CLOSE_TWICE})
    @Test
    void closingAnInnerScopeAgainLeavesTheOthersAlone() {
        try (Scope outer = ops.openScope()) {
            Scope inner = ops.openScope();
            inner.close();
            Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(1));
            inner.close();
            assertThat(tensor.isClosed()).as("a tensor of the outer scope").isFalse();
        }
    }

    @ContractRule(Rule.SCOPE_KEEPS)
    @Test
    void aKeptTensorBelongsToTheEnclosingScope() {
        Scope outer = ops.openScope();
        Tensor kept;
        try (Scope inner = ops.openScope()) {
            kept = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(2), 3, 4);
            assertThat(inner.keep(kept)).isSameAs(kept);
        }
        assertThat(TensorValues.read(ops, kept)).containsExactly(3, 4);
        outer.close();
        assertThat(kept.isClosed())
                .as("the kept tensor after the enclosing scope")
                .isTrue();
    }

    @ContractRule(Rule.CLOSE_TWICE)
    @Test
    void closingTwiceDoesNothing() {
        long before = backend.diagnostics().liveTensors();
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(3));
        tensor.close();
        tensor.close();
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        block.close();
        block.close();
        assertThat(backend.diagnostics().liveTensors()).as("live tensors").isEqualTo(before);
        Session other = backend.newSession(Mode.INFERENCE);
        other.close();
        other.close();
        assertThat(backend.diagnostics().openSessions()).as("open sessions").isEqualTo(1);
        backend.close();
        backend.close();
    }

    @ContractRule(Rule.USE_AFTER_CLOSE)
    @Test
    void closedHandlesAreRefused() {
        Tensor tensor = ops.allocate(DType.FLOAT32, Shape.of(1));
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        block.close();
        assertRefused("upload to a closed block", ErrorCode.CLOSED, () -> block.upload("bias", new float[4]));
        assertRefused("download from a closed block", ErrorCode.CLOSED, () -> block.download("bias"));
        assertRefused("fill a closed block", ErrorCode.CLOSED, () -> ops.fill(block.storage(), 1));
        session.close();
        assertRefused("allocate in a closed session", ErrorCode.CLOSED, () -> ops.allocate(DType.FLOAT32, Shape.of(1)));
        assertRefused("open a scope in a closed session", ErrorCode.CLOSED, ops::openScope);
        assertRefused("fill a tensor of a closed session", ErrorCode.CLOSED, () -> ops.fill(tensor, 1));
        assertRefused("synchronize a closed session", ErrorCode.CLOSED, session::synchronize);
        backend.close();
        assertRefused("session of a closed backend", ErrorCode.CLOSED, () -> backend.newSession(Mode.TRAINING));
        assertRefused(
                "parameters of a closed backend",
                ErrorCode.CLOSED,
                () -> backend.allocateParameters(LAYOUT, DType.FLOAT32));
    }

    @ContractRule({Rule.SESSION_FREES, Rule.LIVE_COUNTS})
    @Test
    void aSessionFreesWhatWasAllocatedInIt() {
        Diagnostics before = backend.diagnostics();
        Session other = backend.newSession(Mode.INFERENCE);
        assertThat(backend.diagnostics().openSessions()).isEqualTo(before.openSessions() + 1);
        Tensor first = other.ops().allocate(DType.FLOAT64, Shape.of(5));
        other.ops().openScope();
        Tensor second = other.ops().allocate(DType.FLOAT64, Shape.of(5));
        other.close();
        assertThat(first.isClosed()).as("a tensor of the closed session").isTrue();
        assertThat(second.isClosed()).as("a tensor of its open scope").isTrue();
        assertThat(backend.diagnostics()).as("what is alive").isEqualTo(before);
    }

    @ContractRule(Rule.BACKEND_FREES)
    @Test
    void aBackendClosesItsSessionsAndParameters() {
        Tensor tensor = ops.allocate(DType.FLOAT64, Shape.of(5));
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        backend.close();
        assertThat(tensor.isClosed()).as("a tensor of the closed backend").isTrue();
        assertThat(block.storage().isClosed())
                .as("parameters of the closed backend")
                .isTrue();
        assertRefused("allocate after the backend", ErrorCode.CLOSED, () -> ops.allocate(DType.FLOAT32, Shape.of(1)));
    }

    @ContractRule(Rule.SCOPE_FREES)
    @Test
    void nothingIsLeftAfterManyRounds() {
        Diagnostics before = backend.diagnostics();
        for (int round = 0; round < 50; round++) {
            try (Scope scope = ops.openScope()) {
                Operations.all().forEach(operation -> operation.call().run(ops, operation.allocate(ops)));
            }
        }
        assertThat(backend.diagnostics()).as("what is alive").isEqualTo(before);
    }

    @ContractRule(Rule.NOTHING_HIDDEN)
    @Test
    void operationsLeaveNothingOfTheirOwnAlive() {
        Operations.all().forEach(operation -> {
            List<Tensor> tensors = operation.allocate(ops);
            Diagnostics before = backend.diagnostics();
            operation.call().run(ops, tensors);
            assertThat(backend.diagnostics())
                    .as("what is alive after %s, no scope closed", operation)
                    .isEqualTo(before);
        });
    }

    @ContractRule(Rule.SESSION_CONSTANTS)
    @Test
    void aSessionKeepsItsOperationsAndMode() {
        assertThat(session.ops()).isSameAs(session.ops());
        assertThat(session.mode()).isEqualTo(Mode.TRAINING);
        try (Session other = backend.newSession(Mode.INFERENCE)) {
            assertThat(other.mode()).isEqualTo(Mode.INFERENCE);
        }
    }
}
