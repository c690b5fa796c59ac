package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.sentiment.ReviewEvent;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import io.github.rnn4j.tasks.timeseries.device.DeviceEvent;
import io.github.rnn4j.tasks.timeseries.device.DeviceListener;
import io.github.rnn4j.tasks.timeseries.tick.TickEvent;
import io.github.rnn4j.tasks.timeseries.tick.TickListener;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears of the training of networks, whatever the task, and of how it came out. Confined to the training thread. */
interface TrainingWatch extends AutoCloseable {
    /** Hears and keeps nothing. */
    TrainingWatch NONE = new TrainingWatch() {
        @Override
        public void on(String network, TrainingEvent event) {}

        @Override
        public void completed() {}

        @Override
        public void interrupted() {}

        @Override
        public void failed(RuntimeException failure) {}

        @Override
        public void report(PrintStream out) {}

        @Override
        public void close() {}
    };

    /** Hears of one event in the training of a network. */
    void on(String network, TrainingEvent event);

    /** Hears that all is done. */
    void completed();

    /** Hears that the user stopped it. */
    void interrupted();

    /** Hears that it failed. */
    void failed(RuntimeException failure);

    /** Says what was kept of it. */
    void report(PrintStream out);

    @Override
    void close();

    /**
     * Hears what the sequences that are traced are called, before the first network.
     *
     * @param steps what is read at each step of each
     * @param answers names of the classes
     */
    default void tracing(List<List<String>> steps, List<String> answers) {}

    /** Returns how often it wants a look into a step; null for never. */
    default @Nullable InspectionSpec inspection() {
        return null;
    }

    /**
     * Returns a listener that tells this one of networks, and then the log of everything: what is shown was kept.
     *
     * @param traced texts that are traced
     */
    default ReviewListener reviews(ReviewListener log, List<String> traced) {
        return new ReviewListener() {
            @Override
            public void on(ReviewEvent event) {
                if (event instanceof ReviewEvent.Training training) {
                    TrainingWatch.this.on(training.network(), training.event());
                } else if (event instanceof ReviewEvent.TracesPlanned plan) {
                    tracing(plan.tokens(), plan.classes());
                }
                log.on(event);
            }

            @Override
            public List<String> traced() {
                return traced;
            }

            @Override
            public @Nullable InspectionSpec inspection() {
                return TrainingWatch.this.inspection();
            }
        };
    }

    /** Returns a listener that tells this one of networks, and then the log of everything: what is shown was kept. */
    default TickListener ticks(TickListener log) {
        return new TickListener() {
            @Override
            public void on(TickEvent event) {
                if (event instanceof TickEvent.Training training) {
                    TrainingWatch.this.on(training.network(), training.event());
                }
                log.on(event);
            }

            @Override
            public @Nullable InspectionSpec inspection() {
                return TrainingWatch.this.inspection();
            }
        };
    }

    /** Returns a listener that tells this one of networks, and then the log of everything: what is shown was kept. */
    default DeviceListener devices(DeviceListener log) {
        return new DeviceListener() {
            @Override
            public void on(DeviceEvent event) {
                if (event instanceof DeviceEvent.Training training) {
                    TrainingWatch.this.on(training.network(), training.event());
                }
                log.on(event);
            }

            @Override
            public @Nullable InspectionSpec inspection() {
                return TrainingWatch.this.inspection();
            }
        };
    }
}
