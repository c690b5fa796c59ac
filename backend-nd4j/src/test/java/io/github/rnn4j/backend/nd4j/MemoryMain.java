package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes small training steps, every fiftieth in a session of its own, and prints {@code nd4j live tensors: before after} and {@code
 * nd4j resident growth: megabytes} between the warm-up and the end. Arguments: steps of the warm-up, steps.
 */
final class MemoryMain {
    private static final int BATCH = 16;
    private static final int INPUT = 24;
    private static final int CLASSES = 5;

    private MemoryMain() {}

    public static void main(String[] arguments) throws IOException {
        try (Backend backend = new Nd4jBackendProvider().open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            MemoryMain.run(backend, session, Integer.parseInt(arguments[0]));
            Diagnostics before = backend.diagnostics();
            long resident = residentMegabytes();
            MemoryMain.run(backend, session, Integer.parseInt(arguments[1]));
            long after = residentMegabytes();
            print("nd4j live tensors: " + before.liveTensors() + " "
                    + backend.diagnostics().liveTensors());
            print("nd4j resident growth: " + (after - resident));
        }
    }

    private static void run(Backend backend, Session session, int steps) {
        for (int step = 0; step < steps; step++) {
            if (step % 50 == 0) {
                try (Session own = backend.newSession(Mode.TRAINING)) {
                    step(own.ops(), step);
                }
            } else {
                step(session.ops(), step);
            }
        }
    }

    /** One dense layer with softmax, clipped and updated by Adam; the sizes change a little from step to step. */
    private static void step(TensorOps ops, int step) {
        int batch = BATCH + step % 7;
        try (Scope scope = ops.openScope()) {
            DType type = DType.FLOAT32;
            Tensor x = ops.allocate(type, Shape.of(batch, INPUT));
            ops.fill(x, 1.0 / (1 + step % 13));
            Tensor weight = ops.allocate(type, Shape.of(CLASSES, INPUT));
            ops.fill(weight, 1e-3 * (step % 17));
            Tensor logits = ops.allocate(type, Shape.of(batch, CLASSES));
            ops.gemm(GemmForm.TRANSPOSE_B, x, weight, logits);
            ops.tanh(logits, logits);
            Tensor labels = ops.allocate(DType.INT32, Shape.of(batch));
            Tensor loss = ops.allocate(type, Shape.of(1));
            Tensor error = ops.allocate(type, Shape.of(batch, CLASSES));
            ops.softmaxCrossEntropy(logits, labels, 1.0 / batch, loss, error);
            Tensor gradient = ops.allocate(type, Shape.of(CLASSES, INPUT));
            ops.gemm(new GemmForm(true, false, 1, step % 2), error, x, gradient);
            StepControl control = StepControl.allocate(ops);
            ops.addSquaredNorm(gradient, control.squaredNorm());
            ops.prepareStep(control, 5);
            Tensor first = ops.allocate(type, Shape.of(CLASSES, INPUT));
            Tensor second = ops.allocate(type, Shape.of(CLASSES, INPUT));
            ops.adamStep(
                    new AdamUpdate(weight, gradient, first, second, control, OptimizerSpec.Adam.withLearningRate(1e-3)),
                    1e-3 / (1 + step));
        }
    }

    private static long residentMegabytes() throws IOException {
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
        return (Long.parseLong(pages) * 4096) >> 20;
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void print(String line) {
        System.out.println(line);
    }
}
