package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J does to the unwary, and that this backend is not among them. */
class Nd4jTrapsTest {
    private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;

    private Backend backend;
    private TensorOps ops;

    @BeforeEach
    void open() {
        backend = new Nd4jBackendProvider().open(BackendOptions.DEFAULT);
        ops = backend.newSession(Mode.TRAINING).ops();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    /** {@code gru_bp} gives a wrong gradient of the reset gate, and {@code gru} has one bias where we have two. */
    @Test
    void theWrongGruIsNotUsed() throws IOException {
        FusedSupport support = backend.supports(
                SequenceDescriptor.builder(CellSpec.of("gru"), 3, 4).build());
        assertThat(support.supported()).isFalse();
        assertThat(support.reason()).contains("GRU");
        assertThat(OwnClasses.naming("gru")).isEmpty();
    }

    /** Its graphs give no gradient to placeholders, fail on a step of a sequence, print, and cost 25 ms a step. */
    @Test
    void theEnginesOwnGraphsAndSequencesAreNotUsed() throws IOException {
        assertThat(OwnClasses.naming("org/nd4j/autodiff", "lstm", "sru", "dynamic_rnn", "static_rnn"))
                .isEmpty();
        assertThat(OwnClasses.naming("matmul"))
                .as("classes that a name is found in")
                .isNotEmpty();
    }

    /** Half types compute, but a product in them takes ten to fifty times as long as in FLOAT32. */
    @ParameterizedTest
    @EnumSource(names = {"BFLOAT16", "FLOAT16"})
    void slowHalfTypesAreRefused(DType half) {
        assertThatThrownBy(() -> ops.allocate(half, Shape.of(2)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageStartingWith("dtype: expected one of FLOAT64, FLOAT32 and INT32 but got " + half);
    }

    /** {@code nd4j-native} brings a generic native library and {@code nd4j-cuda-11.6} one of 600 MB, unless they are kept from it. */
    @Test
    void theClassPathHasOneNativeLibraryOfTheEngine() {
        assumeFalse(Boolean.getBoolean("rnn.test.nd4j-cuda"), "with -Pnd4j-cuda both flavours are on the class path");
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
                .filteredOn(entry -> entry.matches(".*nd4j-(native|cuda)-[0-9.M-]*-(linux|windows|macosx)-[^/]*[.]jar"))
                .hasSize(1);
    }

    /** An array made while a workspace is open belongs to it, and goes with it. */
    @Test
    void tensorsOutliveAWorkspaceThatTheUserOpened() {
        Tensor inside;
        try (MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("of the user")) {
            inside = ops.allocate(DType.FLOAT64, Shape.of(50, 50));
            ops.fill(inside, 3);
            Tensor view = ops.reshape(inside, Shape.of(25, 100));
            ops.add(2, view, 1, view, view);
        }
        try (MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("of the user")) {
            Nd4j.create(50, 50).addi(7);
        }
        assertThat(TensorValues.read(ops, inside)).containsOnly(9);
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    /** The engine divides whole numbers, and by 0 with a signal that ends the process. */
    @Test
    void wholeNumbersAreNeverDividedByTheEngine() {
        Tensor zero = ops.allocate(DType.INT32, Shape.of(3));
        assertThatThrownBy(() -> ops.divide(zero, zero, zero))
                .isInstanceOfSatisfying(RnnException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.DTYPE_MISMATCH));
    }

    /** The engine's own accumulation begins at its least number, which is greater than minus infinity. */
    @Test
    void theGreatestOfMinusInfinitiesIsTheFirst() {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            Tensor x = TensorValues.tensor(
                    ops,
                    dtype,
                    Shape.of(2, 3),
                    MINUS_INFINITY,
                    MINUS_INFINITY,
                    MINUS_INFINITY,
                    MINUS_INFINITY,
                    -1e300,
                    1);
            Tensor out = ops.allocate(dtype, Shape.of(2));
            Tensor index = ops.allocate(DType.INT32, Shape.of(2));
            ops.max(x, 1, out, index);
            assertThat(TensorValues.read(ops, out)).containsExactly(MINUS_INFINITY, 1);
            assertThat(TensorValues.read(ops, index)).containsExactly(0, 2);
        }
    }

    @Test
    void numbersThatDifferInTheLastBitAreNotEqual() {
        Tensor one = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(2), 1, 1);
        Tensor next = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(2), Math.nextUp(1.0), 1);
        ops.compare(Comparison.EQUAL, one, next, next);
        assertThat(TensorValues.read(ops, next)).containsExactly(0, 1);
        Tensor tiny = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(3), Float.MIN_VALUE, 0, Double.NaN);
        Tensor left = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(3), 1, 2, 3);
        Tensor right = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(3), 4, 5, 6);
        ops.select(tiny, left, right, right);
        assertThat(TensorValues.read(ops, right)).as("where 1e-45, 0 and NaN").containsExactly(1, 5, 3);
    }

    @Test
    void rowsNamedTwiceAreAddedInOrder() {
        float[] rows = {1e8f, 1, -1e8f, 1, 3, 1e8f, -1e8f};
        Tensor table = ops.allocate(DType.FLOAT32, Shape.of(2, 1));
        Tensor added = ops.allocate(DType.FLOAT32, Shape.of(7, 1));
        ops.upload(rows, 0, added);
        ops.scatterAddRows(table, TensorValues.whole(ops, Shape.of(7), 1, 1, 1, 1, 1, 1, 1), added);
        float sum = 0;
        for (float row : rows) {
            sum += row;
        }
        assertThat(TensorValues.read(ops, table)).containsExactly(0, sum);
    }

    /** Arrays large enough for the engine to split its loops. */
    @Test
    void largeArraysAreComputedAsSmallOnesAre() {
        int rows = 300;
        int columns = 700;
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i);
        }
        Tensor x = ops.allocate(DType.FLOAT64, Shape.of(rows, columns));
        ops.upload(values, 0, x);
        Tensor flags = ops.allocate(DType.FLOAT64, Shape.of(rows, 1));
        ops.fill(flags, 1);
        Tensor zero = ops.allocate(DType.FLOAT64, Shape.of());
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(columns, rows));
        Tensor chosen = ops.allocate(DType.FLOAT64, Shape.of(rows, columns));
        ops.select(flags, x, zero, chosen);
        ops.transpose(chosen, new int[] {1, 0}, out);
        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            expected[(i % columns) * rows + i / columns] = values[i];
        }
        assertThat(TensorValues.read(ops, out)).isEqualTo(expected);
    }

    /** One number of threads holds for the whole process. */
    @Test
    void anotherNumberOfThreadsIsRefusedWhileABackendIsOpen() {
        Nd4jBackendProvider provider = new Nd4jBackendProvider();
        assertThatThrownBy(() -> provider.open(new BackendOptions(2, 0)))
                .isInstanceOfSatisfying(RnnException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.BACKEND_UNAVAILABLE))
                .hasMessage("backend 'nd4j': expected threads=1 as in the backend that is open but got 2 (ND4J has one"
                        + " number of threads in a process). Close the other one first.");
        backend.close();
        try (Backend other = provider.open(new BackendOptions(2, 0))) {
            assertThat(other.diagnostics().kernels()).isEqualTo("ND4J 1.0.0-M2.1, CPU, 2 threads");
        }
    }

    /** Freed memory that a native loop still reads ends the process: closing has to wait for the call under way. */
    @Test
    void aSessionThatAnotherThreadClosesEndsWithARefusal() throws InterruptedException {
        for (int round = 0; round < 30; round++) {
            Session[] session = new Session[1];
            RnnException[] refusal = new RnnException[1];
            Thread worker = new Thread(() -> refusal[0] = computeUntilRefused(session));
            worker.start();
            awaitSession(session);
            session[0].close();
            worker.join();
            assertThat(refusal[0].code()).isEqualTo(ErrorCode.CLOSED);
        }
        assertThat(backend.diagnostics().openSessions()).isEqualTo(1);
    }

    private RnnException computeUntilRefused(Session[] session) {
        Session own = backend.newSession(Mode.TRAINING);
        try {
            Tensor x = own.ops().allocate(DType.FLOAT32, Shape.of(200, 200));
            synchronized (session) {
                session[0] = own;
                session.notifyAll();
            }
            while (true) {
                own.ops().tanh(x, x);
            }
        } catch (RnnException refusal) {
            return refusal;
        }
    }

    private static void awaitSession(Session[] session) throws InterruptedException {
        synchronized (session) {
            while (session[0] == null) {
                session.wait();
            }
        }
    }
}
