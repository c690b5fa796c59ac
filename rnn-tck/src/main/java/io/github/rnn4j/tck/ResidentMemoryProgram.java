package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains for long, in a process of its own, and writes down by how many KiB its resident memory grew. */
final class ResidentMemoryProgram {
    static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemoryProgram() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        BackendProvider provider = Class.forName(arguments[0])
                .asSubclass(BackendProvider.class)
                .getConstructor()
                .newInstance();
        int steps = Integer.parseInt(arguments[1]);
        try (Backend backend = provider.open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            SmallTraining training = new SmallTraining(session.ops(), DType.FLOAT32);
            training.steps(steps / 4);
            long before = residentKib();
            training.steps(steps);
            Files.writeString(Path.of(arguments[2]), Long.toString(residentKib() - before));
        }
    }

    private static long residentKib() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException(STATUS + ": expected a line VmRSS but found none");
    }
}
