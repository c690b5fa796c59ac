package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who owns what, who may use it, and what is left in the end. */
final class CpuSessionTest {
    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @Test
    void aScopeFreesItsTensorsAndTheirViews() {
        Tensor outside = cpu.zeros(DType.FLOAT32, 2);
        Tensor inside;
        Tensor view;
        try (Scope scope = cpu.ops.openScope()) {
            inside = cpu.zeros(DType.FLOAT64, 4);
            view = cpu.ops.reshape(inside, Shape.of(2, 2));
            assertThat(cpu.backend.diagnostics().liveTensors()).isEqualTo(2);
            assertThat(cpu.backend.diagnostics().liveBytes()).isEqualTo(2 * 4 + 4 * 8);
        }
        assertThat(inside.isClosed()).isTrue();
        assertThat(view.isClosed()).isTrue();
        assertThat(outside.isClosed()).isFalse();
        assertThat(cpu.backend.diagnostics().liveBytes()).isEqualTo(2 * 4);
        assertThatThrownBy(() -> cpu.ops.fill(view, 1))
                .isInstanceOf(ClosedResourceException.class)
                .hasMessage("target: expected an open tensor but got one that is closed (FLOAT64 [2, 2]).");
    }

    @Test
    void closingAnOuterScopeClosesTheInnerOnes() {
        Scope outer = cpu.ops.openScope();
        Scope inner = cpu.ops.openScope();
        Tensor tensor = cpu.zeros(DType.FLOAT32, 1);

        outer.close();
        inner.close();
        outer.close();

        assertThat(tensor.isClosed()).isTrue();
        assertThat(cpu.zeros(DType.FLOAT32, 1).isClosed()).isFalse();
    }

    @Test
    void aKeptTensorLivesInTheEnclosingScope() {
        try (Scope outer = cpu.ops.openScope()) {
            Tensor kept;
            try (Scope inner = cpu.ops.openScope()) {
                kept = inner.keep(cpu.zeros(DType.FLOAT32, 1));
                assertCode(ErrorCode.INVALID_ARGUMENT, () -> outer.keep(cpu.zeros(DType.FLOAT32, 1)));
            }
            assertThat(kept.isClosed()).isFalse();
        }
        assertThat(cpu.backend.diagnostics().liveTensors()).isZero();
    }

    @Test
    void tensorsAndViewsMayBeClosedTwice() {
        Tensor tensor = cpu.zeros(DType.FLOAT32, 2);
        Tensor view = cpu.ops.reshape(tensor, Shape.of(1, 2));

        view.close();
        view.close();
        assertThat(view.isClosed()).isTrue();
        assertThat(tensor.isClosed()).isFalse();
        tensor.close();
        tensor.close();
        assertThat(cpu.backend.diagnostics().liveTensors()).isZero();
    }

    @Test
    void anotherThreadIsRefused() throws InterruptedException {
        Tensor tensor = cpu.zeros(DType.FLOAT32, 1);

        assertThat(codeOnAnotherThread(() -> cpu.ops.fill(tensor, 1))).isEqualTo(ErrorCode.WRONG_THREAD);
        assertThat(codeOnAnotherThread(() -> cpu.ops.openScope())).isEqualTo(ErrorCode.WRONG_THREAD);
        assertThat(codeOnAnotherThread(tensor::close)).isEqualTo(ErrorCode.WRONG_THREAD);
        assertThat(codeOnAnotherThread(() -> {
                    try (Session other = cpu.backend.newSession(Mode.INFERENCE)) {
                        other.ops().fill(tensor, 1);
                    }
                }))
                .isEqualTo(ErrorCode.WRONG_THREAD);
    }

    @Test
    void anotherThreadMayCloseASession() throws InterruptedException {
        Tensor tensor = cpu.zeros(DType.FLOAT32, 1);

        Thread thread = new Thread(cpu.session::close);
        thread.start();
        thread.join();

        assertThat(tensor.isClosed()).isTrue();
        assertThat(cpu.backend.diagnostics().openSessions()).isZero();
        assertThatThrownBy(() -> cpu.zeros(DType.FLOAT32, 1)).isInstanceOf(ClosedResourceException.class);
    }

    private static ErrorCode codeOnAnotherThread(Runnable call) throws InterruptedException {
        AtomicReference<ErrorCode> code = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (RnnException e) {
                code.set(e.code());
            }
        });
        thread.start();
        thread.join();
        return code.get();
    }

    @Test
    void aTensorOfAnotherBackendIsForeign() {
        try (CpuFixture other = new CpuFixture()) {
            Tensor foreign = other.zeros(DType.FLOAT32, 1);

            assertCode(ErrorCode.FOREIGN_HANDLE, () -> cpu.ops.fill(foreign, 1));
        }
    }

    @Test
    void aWrongTypeIsRefusedByName() {
        Tensor x = cpu.zeros(DType.FLOAT32, 2);
        Tensor y = cpu.zeros(DType.FLOAT64, 2);

        assertThatThrownBy(() -> cpu.ops.add(1, x, 1, y, x))
                .hasMessage("right: expected FLOAT32 but got FLOAT64 [2].")
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DTYPE_MISMATCH));
    }

    @Test
    void parametersOutliveSessionsAndDieWithTheBackend() {
        ParameterBlock block = cpu.backend.allocateParameters(single(), DType.FLOAT32);
        cpu.session.close();

        block.upload("weight", new float[] {1, 2, 3, 4, 5, 6});
        assertThat(block.download("weight")).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(cpu.backend.diagnostics().liveTensors()).isEqualTo(1);

        cpu.backend.close();
        cpu.backend.close();
        assertThat(cpu.backend.diagnostics().liveTensors()).isZero();
        assertThatThrownBy(() -> block.download("weight")).isInstanceOf(ClosedResourceException.class);
        assertThatThrownBy(() -> cpu.backend.newSession(Mode.TRAINING)).isInstanceOf(ClosedResourceException.class);
    }

    @Test
    void everyWriteRaisesTheVersionUntilTheBlockIsFrozen() {
        ParameterBlock block = cpu.backend.allocateParameters(single(), DType.FLOAT64);

        block.upload("weight", new double[6]);
        long written = block.version();
        block.touch();
        assertThat(block.version()).isGreaterThan(written).isPositive();
        block.freeze();
        assertThat(block.isFrozen()).isTrue();
        assertCode(ErrorCode.INVALID_ARGUMENT, block::touch);
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> block.upload("weight", new double[6]));
        assertThat(block.storage()).isSameAs(block.storage());
        assertThat(block.storage().shape()).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void unknownParametersAndWrongSizesAreNamed() {
        ParameterBlock block = cpu.backend.allocateParameters(single(), DType.FLOAT32);

        assertThatThrownBy(() -> block.download("wieght"))
                .hasMessage("parameter: expected one of [weight] but got 'wieght'. Did you mean 'weight'?");
        assertThatThrownBy(() -> block.upload("weight", new double[5]))
                .hasMessage("weight: expected 6 values for [2, 3] but got 5.");
        assertCode(ErrorCode.FOREIGN_HANDLE, () -> cpu.backend.allocateParameters(new StrangeLayout(), DType.FLOAT32));
        assertCode(ErrorCode.DTYPE_MISMATCH, () -> cpu.backend.allocateParameters(single(), DType.INT32));
    }

    @Test
    void theProviderIsFoundCheapAndAlwaysAvailable() {
        CpuBackendProvider provider = new CpuBackendProvider();

        assertThat(ServiceLoader.load(BackendProvider.class)).hasAtLeastOneElementOfType(CpuBackendProvider.class);
        assertThat(provider.name()).isEqualTo("cpu");
        assertThat(provider.priority()).isEqualTo(40);
        assertThat(provider.capabilities().storage())
                .containsExactlyInAnyOrder(DType.FLOAT64, DType.FLOAT32, DType.INT32);
        assertThat(cpu.backend.diagnostics().kernels()).startsWith(System.getProperty(FloatKernels.PROPERTY, "plain"));
        assertCode(ErrorCode.BACKEND_UNAVAILABLE, () -> provider.open(new BackendOptions(1, 1)));
    }

    private static ParameterLayout single() {
        return ParameterLayout.single(new ParameterSpec("weight", Shape.of(2, 3), ParameterSpec.Role.INPUT_WEIGHT, 1));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RnnException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static final class StrangeLayout implements ParameterLayout {
        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }

        @Override
        public Shape storageShape() {
            return Shape.of(0);
        }
    }
}
