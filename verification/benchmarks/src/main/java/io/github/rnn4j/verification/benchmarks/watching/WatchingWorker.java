package io.github.rnn4j.verification.benchmarks.watching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.verification.benchmarks.worker.TemporaryFolder;
import io.github.rnn4j.verification.benchmarks.worker.Worker;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;

/** The pairs of one task in a Java process of its own, answered by a line of JSON: {@code TASK EXAMPLES PAIRS}. */
public final class WatchingWorker {
    private WatchingWorker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        PrintStream out = System.out;
        MadeUpTask task = MadeUpTask.valueOf(arguments[0]);
        try (TemporaryFolder folder = TemporaryFolder.create("rnn-watching");
                Backend backend = Rnn4j.openBackend("cpu")) {
            WatchedTraining training =
                    new WatchedTraining(task, Integer.parseInt(arguments[1]), backend, folder.path());
            WatchingCost cost = cost(task.label(), training, Integer.parseInt(arguments[2]));
            out.println(Worker.ANSWER + new ObjectMapper().writeValueAsString(cost));
        }
        out.flush();
    }

    private static WatchingCost cost(String label, WatchedTraining training, int pairs)
            throws InterruptedException, ExecutionException {
        double[] ratios = new double[pairs];
        double[] alone = new double[pairs];
        int looks = 0;
        // The first pair does not count: Java compiles.
        for (int pair = -1; pair < pairs; pair++) {
            System.gc(); // whoever leaves garbage behind, its collection counts for none
            // Which comes first takes turns, for the first epoch finds other caches than the second.
            boolean watchedFirst = pair % 2 == 0;
            Turns.Both<WatchedTraining.Took> both = watchedFirst
                    ? Turns.run(training::watched, training::alone)
                    : Turns.run(training::alone, training::watched);
            WatchedTraining.Took watched = watchedFirst ? both.first() : both.second();
            WatchedTraining.Took plain = watchedFirst ? both.second() : both.first();
            if (pair >= 0) {
                ratios[pair] = (double) watched.cpuNanos() / plain.cpuNanos();
                alone[pair] = plain.cpuNanos() / 1e6;
                looks = Math.max(looks, watched.looks());
            }
        }
        return WatchingCost.of(label, training.steps(), alone, ratios, looks);
    }
}
