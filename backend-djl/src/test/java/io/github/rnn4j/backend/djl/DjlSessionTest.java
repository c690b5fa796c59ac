package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract leaves to a backend. */
class DjlSessionTest {
    private final DjlFixture djl = new DjlFixture();

    @AfterEach
    void close() {
        djl.close();
    }

    @Test
    void usedUpMemoryIsOurFailure() {
        assertThatThrownBy(() -> djl.session.compute(call -> {
                    throw new EngineException("DefaultCPUAllocator: can't allocate memory\nat c10");
                }))
                .hasMessage("backend 'djl': expected the engine to compute but got: DefaultCPUAllocator: can't allocate"
                        + " memory. Use smaller batches.")
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY));
    }

    @Test
    void whatElseTheEngineRefusesIsOurFault() {
        assertThatThrownBy(() -> djl.session.compute(call -> {
                    throw new EngineException("sizes do not match");
                }))
                .hasMessageEndingWith("sizes do not match. Report it with the shapes of the operands.")
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void allProcessorsAreOneDevice() {
        assertThatThrownBy(() -> new DjlBackendProvider().open(new BackendOptions(1, 1)))
                .hasMessage(
                        "backend 'djl': expected device 0 but got 1 (all processors are one device). Leave the device"
                                + " out.");
    }

    @Test
    void parametersOfWholeNumbersAreRefused() {
        ParameterLayout layout =
                ParameterLayout.single(new ParameterSpec("weight", Shape.of(2), ParameterSpec.Role.BIAS, 1));
        assertThatThrownBy(() -> djl.backend.allocateParameters(layout, DType.INT32))
                .hasMessage("parameters: expected a floating type but got INT32. Convert it with copy.");
    }

    @Test
    void whatIsClosedTwiceStaysClosed() {
        djl.backend.close();
        djl.backend.close();
        assertThat(djl.backend.diagnostics().openSessions()).isZero();
        assertThatThrownBy(() -> djl.backend.newSession(Mode.INFERENCE))
                .hasMessage("newSession: expected an open backend but got a closed one ('djl'). Open another.");
    }
}
