package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.rnn4j.api.backend.BackendOptions;

/** Does by itself what the backend refuses: has the engine convert to a half type. */
final class BfloatProgram {
    private BfloatProgram() {}

    public static void main(String[] arguments) {
        try (DjlBackend backend = (DjlBackend) new DjlBackendProvider().open(BackendOptions.DEFAULT);
                NDManager manager = backend.home().newSubManager()) {
            System.out.println("before");
            manager.create(new float[] {1, 2}).toType(DataType.BFLOAT16, true).close();
            System.out.println("after");
        }
    }
}
