package io.github.rnn4j.verification.benchmarks.watching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.verification.benchmarks.worker.TemporaryFolder;
import io.github.rnn4j.verification.benchmarks.worker.Worker;
import java.io.IOException;
import java.io.PrintStream;

/** The pairs of one task in a Java process of its own, answered by a line of JSON: {@code TASK EXAMPLES PAIRS}. */
public final class WatchingWorker {
    private WatchingWorker() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        MadeUpTask task = MadeUpTask.valueOf(arguments[0]);
        try (TemporaryFolder folder = TemporaryFolder.create("rnn-watching");
                Backend backend = Rnn4j.openBackend("cpu")) {
            WatchedTraining training =
                    new WatchedTraining(task, Integer.parseInt(arguments[1]), backend, folder.path());
            out.println(Worker.ANSWER
                    + new ObjectMapper()
                            .writeValueAsString(cost(task.label(), training, Integer.parseInt(arguments[2]))));
        }
        out.flush();
    }

    private static WatchingCost cost(String label, WatchedTraining training, int pairs) {
        double[] ratios = new double[pairs];
        double[] alone = new double[pairs];
        int looks = 0;
        // The first pair does not count: Java compiles.
        for (int pair = -1; pair < pairs; pair++) {
            // Which comes first takes turns, for a machine that grows slower would side with one of them.
            boolean watchedFirst = pair % 2 == 0;
            WatchedTraining.Took watched = watchedFirst ? training.watched() : null;
            WatchedTraining.Took plain = training.alone();
            watched = watched == null ? training.watched() : watched;
            if (pair >= 0) {
                ratios[pair] = (double) watched.cpuNanos() / plain.cpuNanos();
                alone[pair] = plain.cpuNanos() / 1e6;
                looks = Math.max(looks, watched.looks());
            }
        }
        return WatchingCost.of(label, training.steps(), alone, ratios, looks);
    }
}
