package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.function.Consumer;

/** Turns what is heard of the training of one network into events of a run. Confined to the training thread. */
final class TrainingLines implements TrainingListener {
    private static final int EVERY_STEPS = 10;
    private static final double NANOS = 1e9;
    /** By the clip factor's definition. */
    private static final double EPSILON = 1e-6;

    private final String network;
    private final double clipNorm;
    private final String metric;
    private final Consumer<RunEvent> run;
    private long skipped;
    private int examples;
    private long since = System.nanoTime();

    /**
     * Follows a network.
     *
     * @param clipNorm greatest global norm of the gradient; infinite for none
     */
    TrainingLines(String network, double clipNorm, String metric, Consumer<RunEvent> run) {
        this.network = network;
        this.clipNorm = clipNorm;
        this.metric = metric;
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started started) {
            since = System.nanoTime();
            run.accept(new RunEvent.Started(
                    network,
                    started.examples(),
                    started.stepsPerEpoch(),
                    started.maxEpochs(),
                    started.parameterCount()));
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            stepped(stepped);
        } else if (event instanceof TrainingEvent.Skipped left) {
            skipped += left.skipped();
        } else if (event instanceof TrainingEvent.EpochFinished epoch) {
            examples = 0;
            // What follows is not slower for the scoring of this epoch.
            since = System.nanoTime();
            run.accept(new RunEvent.EpochFinished(
                    network,
                    epoch.epoch(),
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    metric,
                    epoch.validationScore(),
                    epoch.best(),
                    epoch.seconds()));
        } else if (event instanceof TrainingEvent.Finished finished) {
            run.accept(new RunEvent.Finished(network, finished.reason().name(), finished.bestEpoch()));
        }
    }

    private void stepped(TrainingEvent.Stepped event) {
        if (event.step() % EVERY_STEPS != 0) {
            return;
        }
        long now = System.nanoTime();
        double perSecond = (event.examples() - examples) * NANOS / Math.max(1, now - since);
        examples = event.examples();
        since = now;
        Runtime memory = Runtime.getRuntime();
        run.accept(new RunEvent.Stepped(
                network,
                event.epoch(),
                event.step(),
                event.loss(),
                event.gradientNorm(),
                Math.min(1, clipNorm / (event.gradientNorm() + EPSILON)),
                1,
                skipped,
                perSecond,
                memory.totalMemory() - memory.freeMemory()));
    }
}
