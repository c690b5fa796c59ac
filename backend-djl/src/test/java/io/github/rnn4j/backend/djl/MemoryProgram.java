package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDManager;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains for long and prints what grew: live tensors, the engine's arrays, and the process in MiB. */
final class MemoryProgram {
    private MemoryProgram() {}

    public static void main(String[] arguments) throws IOException {
        int steps = Integer.parseInt(arguments[0]);
        try (DjlBackend backend = (DjlBackend) new DjlBackendProvider().open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            SmallTraining training = new SmallTraining(backend, session.ops());
            training.steps(steps / 10);
            Diagnostics before = backend.diagnostics();
            int arrays = arrays(backend.home());
            long resident = residentKib();
            training.steps(steps);
            System.out.println("tensors " + (backend.diagnostics().liveTensors() - before.liveTensors()));
            System.out.println("arrays " + (arrays(backend.home()) - arrays));
            System.out.println("MiB " + (residentKib() - resident) / 1024);
        }
    }

    private static int arrays(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    private static long residentKib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/self/status: expected a line VmRSS");
    }
}
