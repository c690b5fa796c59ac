package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes training steps, composed and where it can fused, and writes down what grew after the warm-up. Every
 * fiftieth step a session of its own comes and goes, too. Arguments: the file to write, the provider's class, steps of the warm-up, steps.
 */
final class StepsProgram {
    static final String TENSORS = "tensors ";
    static final String BYTES = "bytes ";
    static final String SESSIONS = "sessions ";
    static final String RESIDENT = "resident ";

    private static final Path MEMORY = Path.of("/proc/self/status");
    private static final int BETWEEN_SESSIONS = 50;
    private static final DType DTYPE = DType.FLOAT32;
    private static final SequenceCase GIVEN = SequenceCase.trained()
            .filter(given -> given.descriptor().storage() == DTYPE)
            .findFirst()
            .orElseThrow();
    private static final SequenceData DATA = SequenceData.random(GIVEN, 56, Double.NaN);

    private StepsProgram() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Findings findings = new Findings(Path.of(arguments[0]));
        try (Backend backend = ProbeProgram.provider(arguments[1]).open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            List<TrainingRun> runs = List.of(composed(session));
            if (fuses(backend)) {
                runs = List.of(composed(session), fused(session, FusedRun.of(backend, session, DATA)));
            }
            int warmUp = Integer.parseInt(arguments[2]);
            steps(backend, runs, 0, warmUp);
            Diagnostics before = backend.diagnostics();
            long resident = residentKibibytes();
            steps(backend, runs, warmUp, Integer.parseInt(arguments[3]));
            Diagnostics after = backend.diagnostics();
            findings.add(TENSORS, after.liveTensors() - before.liveTensors());
            findings.add(BYTES, after.liveBytes() - before.liveBytes());
            findings.add(SESSIONS, after.openSessions() - before.openSessions());
            if (resident > 0) {
                findings.add(RESIDENT, residentKibibytes() - resident);
            }
        }
    }

    private static TrainingRun composed(Session session) {
        return new TrainingRun(session.ops(), DTYPE, DATA, new ComposedRun(session.ops(), DTYPE, DATA));
    }

    private static TrainingRun fused(Session session, FusedRun run) {
        return new TrainingRun(session.ops(), DTYPE, DATA, run);
    }

    private static boolean fuses(Backend backend) {
        return backend.supports(GIVEN.descriptor()).supported();
    }

    private static void steps(Backend backend, List<TrainingRun> runs, int from, int count) {
        for (int step = from; step < from + count; step++) {
            for (TrainingRun run : runs) {
                run.step(step);
            }
            if (step % BETWEEN_SESSIONS == 0) {
                stepInASessionOfItsOwn(backend);
            }
        }
    }

    private static void stepInASessionOfItsOwn(Backend backend) {
        try (Session own = backend.newSession(Mode.TRAINING);
                Scope scope = own.ops().openScope()) {
            composed(own).step(0);
            if (fuses(backend)) {
                FusedRun run = FusedRun.of(backend, own, DATA);
                fused(own, run).step(0);
                run.closeBlocks();
            }
        }
    }

    /** Returns what the process has in memory, 0 where the system does not say. */
    private static long residentKibibytes() throws IOException {
        if (!Files.exists(MEMORY)) {
            return 0;
        }
        return Files.readAllLines(MEMORY).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
