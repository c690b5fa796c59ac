package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.ChildJvm;
import io.github.rnn4j.tck.fixture.Threads;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known to go wrong with DJL's PyTorch engine, and does not here. */
class DjlTrapsTest {
    private static final ParameterLayout LAYOUT =
            ParameterLayout.single(new ParameterSpec("weight", Shape.of(2, 2), ParameterSpec.Role.INPUT_WEIGHT, 1));

    private final DjlFixture djl = new DjlFixture();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        djl.close();
    }

    /** The engine ends the process when it converts to BFLOAT16, so this test would not come back if it got that far. */
    @ParameterizedTest
    @EnumSource(names = {"BFLOAT16", "FLOAT16"})
    void halfTypesAreRefusedBeforeTheEngineSeesThem(DType half) {
        assertThatThrownBy(() -> djl.ops.allocate(half, Shape.of(2)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageStartingWith("dtype: expected FLOAT64, FLOAT32 or INT32 but got " + half);
        assertThatThrownBy(() -> djl.backend.allocateParameters(LAYOUT, half))
                .isInstanceOf(UnsupportedCapabilityException.class);
        assertThat(djl.backend.diagnostics().liveTensors()).isZero();
    }

    /** The reason for the refusal above; once this fails the engine can do it, and the refusal may go. */
    @Test
    void theEngineItselfEndsTheProcess() throws IOException, InterruptedException {
        ChildJvm.Outcome outcome =
                new ChildJvm().option("-XX:-CreateCoredumpOnCrash").run(folder, BfloatProgram.class);
        assertThat(outcome.out()).isEqualTo("before");
        assertThat(outcome.status()).as("exit status of an abort").isEqualTo(134);
    }

    /**
     * Its layers want their parameters in another order when they read both ways, its sequences return states by layers whatever
     * the layout, and a gradient that is asked for is a handle that is never freed.
     */
    @Test
    void theEnginesOwnLayersSequencesAndGradientsAreNotUsed() throws IOException {
        assertThat(OwnClasses.naming(
                        "ai/djl/nn/recurrent", "lstm", "gru", "ai/djl/training", "getGradient", "RequiredGradient"))
                .isEmpty();
        assertThat(OwnClasses.naming("ai/djl/pytorch/jni")).containsExactly("DjlEngine.class");
    }

    /** The engine has no gradient through a conversion and no autocast: mixed precision cannot be composed, so none is claimed. */
    @ParameterizedTest
    @EnumSource(names = {"BFLOAT16", "FLOAT16"})
    void noMixedPrecisionIsClaimed(DType half) {
        assertThat(djl.backend.capabilities().computeSupport(half)).isEqualTo(ComputeSupport.NONE);
    }

    /** The engine's conversion to the type that an array has is an alias, even where a copy is asked for. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32", "INT32"})
    void aCopyOfTheSameTypeIsACopy(DType dtype) {
        Tensor table = djl.tensor(dtype, Shape.of(2, 1), 1, 2);
        Tensor copy = djl.ops.allocate(dtype, Shape.of(2, 1));
        djl.ops.copy(table, copy);
        Tensor id = djl.tensor(DType.INT32, Shape.of(1), 0);
        // In place, so that an alias would show it.
        djl.ops.setRows(table, id, djl.tensor(dtype, Shape.of(1, 1), 9));
        djl.ops.scatterAddRows(table, id, djl.tensor(dtype, Shape.of(1, 1), 1));
        assertThat(djl.values(table)).containsExactly(10, 2);
        assertThat(djl.values(copy)).containsExactly(1, 2);
    }

    /** The engine adds gradients up on its leaves and zeroes none: we have no leaves. */
    @Test
    void noArrayEverRecordsAGradient() {
        ParameterBlock block = djl.backend.allocateParameters(LAYOUT, DType.FLOAT32);
        Tensor out = djl.ops.allocate(DType.FLOAT32, Shape.of(2, 2));
        JniUtils.setGradMode(true);
        try {
            djl.ops.multiply(block.storage(), block.storage(), out);
            djl.ops.sigmoid(out, out);
        } finally {
            JniUtils.setGradMode(false);
        }
        assertThat(djl.backend.home().getManagedArrays()).isNotEmpty().noneMatch(array -> array.hasGradient());
    }

    /** The engine records gradients in every new thread. */
    @Test
    void gradientsAreOffInEveryThreadThatOpensASession() {
        Threads.run(() -> {
            assertThat(JniUtils.isGradMode()).as("a new thread").isTrue();
            try (Session own = djl.backend.newSession(Mode.INFERENCE)) {
                assertThat(own.mode()).isEqualTo(Mode.INFERENCE);
                assertThat(JniUtils.isGradMode()).as("with a session").isFalse();
            }
        });
    }

    /** One number of threads holds for the whole process, and the engine keeps it for each thread that calls it. */
    @Test
    void anotherNumberOfThreadsIsRefusedWhileABackendIsOpen() {
        DjlBackendProvider provider = new DjlBackendProvider();
        assertThatThrownBy(() -> provider.open(new BackendOptions(2, 0)))
                .isInstanceOfSatisfying(RnnException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.BACKEND_UNAVAILABLE))
                .hasMessage(
                        "backend 'djl': expected threads=1 as in the backend that is open but got 2 (PyTorch has one"
                                + " number of threads in a process). Close the other one first.");
        djl.close();
        try (Backend other = provider.open(new BackendOptions(2, 0))) {
            assertThat(other.diagnostics().kernels()).endsWith(", 2 threads");
            Threads.runTogether(2, thread -> assertThat(threadsOfACall(other)).isEqualTo(2));
            assertThat(threadsOfACall(other)).isEqualTo(2);
        }
        try (Backend again = provider.open(BackendOptions.DEFAULT)) {
            assertThat(threadsOfACall(again)).isEqualTo(1);
        }
    }

    private static int threadsOfACall(Backend backend) {
        try (Session session = backend.newSession(Mode.INFERENCE)) {
            assertThat(session.mode()).isEqualTo(Mode.INFERENCE);
            return JniUtils.getNumThreads();
        }
    }

    /** The engine collects gradients in one place of the process at a time; we need no such place. */
    @Test
    void twoThreadsTrainWhileSomebodyElseCollectsGradients() {
        double alone = new SmallTraining(djl.backend, djl.ops).steps(20);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            Threads.runTogether(2, thread -> {
                try (Session own = djl.backend.newSession(Mode.TRAINING)) {
                    assertThat(new SmallTraining(djl.backend, own.ops()).steps(20))
                            .isEqualTo(alone);
                }
            });
        }
    }

    /** A result belongs to the manager of the operation's left operand, and would live as long as that. */
    @Test
    void intermediateArraysDoNotOutliveTheirOperation() {
        SmallTraining training = new SmallTraining(djl.backend, djl.ops);
        training.steps(1);
        long tensors = djl.backend.diagnostics().liveTensors();
        assertThat(djl.arrays()).as("one array for each tensor").isEqualTo((int) tensors);
        training.steps(50);
        assertThat(djl.backend.diagnostics().liveTensors()).isEqualTo(tensors);
        assertThat(djl.arrays()).as("after 50 steps").isEqualTo((int) tensors);
    }

    /** Written from a session's operand, parameters would belong to the session's manager, and be freed with it. */
    @Test
    void parametersOutliveTheSessionThatWroteThem() {
        ParameterBlock block = djl.backend.allocateParameters(LAYOUT, DType.FLOAT32);
        try (Session other = djl.backend.newSession(Mode.TRAINING)) {
            Tensor change = other.ops().allocate(DType.FLOAT32, Shape.of(2, 2));
            other.ops().fill(change, 3);
            other.ops().add(1, change, 1, block.storage(), block.storage());
        }
        assertThat(block.download("weight")).containsExactly(3, 3, 3, 3);
        assertThat(djl.arrays()).isEqualTo(1);
    }

    /** A refused operation leaves nothing behind either. */
    @Test
    void anOperationThatFailsHalfwayLeavesNoArray() {
        try (Scope scope = djl.ops.openScope()) {
            Tensor table = djl.ops.reshape(djl.tensor(DType.FLOAT32, Shape.of(4), 1, 2, 3, 4), Shape.of(2, 2));
            Tensor ids = djl.ops.reshape(djl.tensor(DType.INT32, Shape.of(2), 0, 5), Shape.of(1, 2));
            Tensor out = djl.ops.allocate(DType.FLOAT32, Shape.of(1, 2, 2));
            int before = djl.arrays();
            assertThatThrownBy(() -> djl.ops.gatherRows(table, ids, out))
                    .isInstanceOfSatisfying(
                            RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
            assertThat(djl.arrays()).isEqualTo(before);
        }
    }

    /** The engine's library can be loaded by one class loader of a process only. */
    @Test
    void aSecondClassLoaderIsRefusedWithTheReason() throws IOException, InterruptedException {
        ChildJvm.Outcome outcome = new ChildJvm().run(folder, TwoLoadersProgram.class);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines())
                .satisfiesExactly(first -> assertThat(first).isEqualTo("opened"), second -> assertThat(second)
                        .startsWith("refused BACKEND_UNAVAILABLE: backend 'djl'")
                        .contains("already loaded in another classloader"));
    }

    /** The engine computes a number and an array of one element in the wider of their types. */
    @Test
    void numbersDoNotWidenTensorsWithoutAxes() {
        Tensor x = djl.tensor(DType.FLOAT32, Shape.of(), 2);
        djl.ops.add(0.1, x, 0.3, x, x);
        djl.ops.fill(x, 0.1);
        assertThat(djl.values(x)).containsExactly(0.1f);
        djl.ops.multiply(x, x, x);
        assertThat(djl.values(x)).containsExactly(0.1f * 0.1f);
    }

    /** The engine fills with float32 numbers only. */
    @Test
    void doublesAreFilledWithAllTheirDigits() {
        Tensor x = djl.ops.allocate(DType.FLOAT64, Shape.of(3));
        djl.ops.fill(x, 1 / 3.0);
        assertThat(djl.values(x)).containsOnly(1 / 3.0);
    }

    /** A duplicate of a reordered array keeps the old order in memory, and its flat view would be another copy. */
    @Test
    void aViewOfATransposedTensorSharesItsElements() {
        Tensor x = djl.tensor(DType.FLOAT64, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        Tensor turned = djl.ops.allocate(DType.FLOAT64, Shape.of(3, 2));
        djl.ops.transpose(x, new int[] {1, 0}, turned);
        Tensor view = djl.ops.reshape(turned, Shape.of(6, 1));
        Tensor ids = djl.tensor(DType.INT32, Shape.of(2), 1, 4);
        djl.ops.setRows(view, ids, djl.tensor(DType.FLOAT64, Shape.of(2, 1), 10, 20));
        assertThat(djl.values(turned)).containsExactly(1, 10, 2, 5, 20, 6);
        djl.ops.exp(turned, turned);
        djl.ops.log(turned, turned);
        djl.ops.scatterAddRows(view, ids, djl.tensor(DType.FLOAT64, Shape.of(2, 1), -10, -20));
        assertThat(djl.values(turned)[1]).isBetween(-1e-12, 1e-12);
    }

    /** An array made from a buffer shares its memory: the buffer's next content would be the tensor's. */
    @Test
    void anUploadDoesNotChangeWhatWasUploadedBefore() {
        Tensor first = djl.tensor(DType.FLOAT32, Shape.of(2), 1, 2);
        Tensor second = djl.ops.allocate(DType.FLOAT32, Shape.of(2));
        djl.ops.upload(new float[] {3, 4}, 0, second);
        ParameterBlock block = djl.backend.allocateParameters(LAYOUT, DType.FLOAT64);
        block.upload("weight", new double[] {1, 2, 3, 4});
        djl.backend.allocateParameters(LAYOUT, DType.FLOAT64).upload("weight", new double[] {5, 6, 7, 8});
        assertThat(djl.values(first)).containsExactly(1, 2);
        assertThat(djl.values(second)).containsExactly(3, 4);
        assertThat(block.download("weight")).containsExactly(1, 2, 3, 4);
    }

    /** The engine reads freed memory where a handle is closed under it; here the close waits, and the others are refused. */
    @Test
    void closingParametersWhileOthersComputeWithThemIsARefusal() {
        for (int round = 0; round < 20; round++) {
            ParameterBlock block = djl.backend.allocateParameters(LAYOUT, DType.FLOAT32);
            Threads.runTogether(3, thread -> {
                if (thread == 0) {
                    block.close();
                    return;
                }
                try (Session own = djl.backend.newSession(Mode.INFERENCE)) {
                    Tensor out = own.ops().allocate(DType.FLOAT32, Shape.of(2, 2));
                    assertThatThrownBy(() -> {
                                while (true) {
                                    own.ops().multiply(block.storage(), block.storage(), out);
                                }
                            })
                            .isInstanceOfSatisfying(RnnException.class, e -> assertThat(e.code())
                                    .isEqualTo(ErrorCode.CLOSED));
                }
            });
        }
    }
}
