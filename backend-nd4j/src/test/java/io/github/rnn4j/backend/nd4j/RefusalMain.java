package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** Asks for what cannot be computed, and prints whether each call was refused by an exception of ours. */
final class RefusalMain {
    private RefusalMain() {}

    public static void main(String[] arguments) {
        try (Backend backend = new Nd4jBackendProvider().open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.INFERENCE)) {
            TensorOps ops = session.ops();
            Tensor wide = ops.allocate(DType.FLOAT64, Shape.of(2, 3));
            Tensor tall = ops.allocate(DType.FLOAT64, Shape.of(4, 5));
            Tensor small = ops.allocate(DType.FLOAT32, Shape.of(2, 3));
            Tensor whole = ops.allocate(DType.INT32, Shape.of(2));
            Tensor ids = ops.allocate(DType.INT32, Shape.of(2));
            ops.upload(new int[] {0, 7}, 0, ids);
            Tensor rows = ops.allocate(DType.FLOAT64, Shape.of(2, 5));
            List<Runnable> calls = List.of(
                    () -> ops.gemm(GemmForm.PLAIN, wide, tall, wide),
                    () -> ops.add(1, wide, 1, tall, wide),
                    () -> ops.multiply(wide, small, wide),
                    () -> ops.divide(whole, whole, whole),
                    () -> ops.gatherRows(tall, ids, rows),
                    () -> ops.scatterAddRows(tall, ids, rows),
                    () -> ops.sum(wide, 5, tall),
                    () -> ops.transpose(wide, new int[] {0, 0}, tall),
                    () -> ops.reshape(wide, Shape.of(7)));
            long refused = calls.stream().filter(RefusalMain::isRefused).count();
            print(refused == calls.size() ? "nd4j refused all" : "nd4j refused " + refused);
        }
    }

    private static boolean isRefused(Runnable call) {
        try {
            call.run();
            return false;
        } catch (RnnException refusal) {
            return true;
        }
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void print(String line) {
        System.out.println(line);
    }
}
