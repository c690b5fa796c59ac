package io.github.rnn4j.verification.benchmarks.watching;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.train.Accuracy;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.listener.TracedSequence;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

/** One training, watched or not, and what its thread computes. Thread-safe: trainings share nothing that they change. */
final class WatchedTraining {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One example in so many is there to score epochs on. */
    private static final int VALIDATION = 20;

    private final MadeUpTask task;
    private final Backend backend;
    private final Path runs;
    private final List<Example> train;
    private final List<Example> validation;

    /**
     * @param examples to learn from
     * @param backend of one thread; stays the caller's
     * @param runs folder that watched trainings are kept in
     */
    WatchedTraining(MadeUpTask task, int examples, Backend backend, Path runs) {
        this.task = task;
        this.backend = backend;
        this.runs = runs;
        this.train = task.examples(examples, 0);
        this.validation = task.examples(Math.max(1, examples / VALIDATION), 1);
    }

    /** Returns how many steps a training has. */
    int steps() {
        return task.steps(train.size());
    }

    /**
     * What a training took.
     *
     * @param cpuNanos processor time of the thread that trained
     * @param looks how many looks were taken
     */
    record Took(long cpuNanos, int looks) {}

    /**
     * Trains, and nobody watches.
     *
     * @param afterEpoch called at the end of every epoch
     */
    Took alone(Runnable afterEpoch) {
        return timed(run(event -> passAfterEpoch(event, afterEpoch)));
    }

    /**
     * Trains with everything that its command watches by: looks, of reviews a trace at the end of every epoch, all of it kept in a folder.
     *
     * @param afterEpoch called at the end of every epoch
     */
    Took watched(Runnable afterEpoch) {
        int[] looks = {0};
        InstantSource clock = InstantSource.system();
        List<Steps> traced = task.isTraced() ? List.of(train.get(0).steps()) : List.of();
        List<TracedSequence> words = traced.stream()
                .map(steps -> new TracedSequence(Collections.nCopies(steps.timeSteps(), "-"), List.of("0", "1")))
                .toList();
        try (RunWriter writer = RunWriter.create(runs, header(clock.instant()), clock)) {
            TrainingMonitor monitor = new TrainingMonitor("recurrent", "accuracy", writer, words);
            Took took = timed(run(event -> {
                        looks[0] += event instanceof TrainingEvent.Inspected ? 1 : 0;
                        monitor.on(event);
                        passAfterEpoch(event, afterEpoch);
                    })
                    .withInspection(InspectionSpec.DEFAULT.withTraced(traced)));
            writer.end(RunEvent.Outcome.COMPLETED, "");
            return new Took(took.cpuNanos(), looks[0]);
        }
    }

    private static void passAfterEpoch(TrainingEvent event, Runnable afterEpoch) {
        if (event instanceof TrainingEvent.EpochFinished) {
            afterEpoch.run();
        }
    }

    private RunHeader header(Instant now) {
        return new RunHeader(
                task.label(),
                task.label(),
                List.of(),
                now.toEpochMilli(),
                task.training().seed(),
                task.training().clipNorm(),
                "accuracy",
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    private TrainingRun run(TrainingListener listener) {
        return new TrainingRun(
                task.network(), task.training(), train, validation, new Accuracy(), listener, () -> false);
    }

    private Took timed(TrainingRun run) {
        long start = THREADS.getCurrentThreadCpuTime();
        Rnn4j.newTrainer(backend).train(run).model().close();
        return new Took(THREADS.getCurrentThreadCpuTime() - start, 0);
    }
}
