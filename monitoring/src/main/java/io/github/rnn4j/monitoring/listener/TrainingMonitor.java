package io.github.rnn4j.monitoring.listener;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.metric.TrainingHealth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Turns what happens in the training of one network into events of a run, and passes verdicts on it. Of steps only those are told whose
 * figures were just read from the device, and after the first hundred of these no more than five a second. For norms by time step the training must be asked for looks: {@link
 * io.github.rnn4j.api.train.TrainingRun#withInspection}. One for each training; used by its thread.
 */
@Experimental
public final class TrainingMonitor implements TrainingListener {
    private final String network;
    private final String metric;
    private final Consumer<RunEvent> sink;
    private final List<TracedSequence> traced;
    private final LongSupplier usedMemory;
    private final StepPace pace;
    private final TrainingHealth health = new TrainingHealth();
    private long step;

    /**
     * Creates a monitor.
     *
     * @param network name of the network, such as {@code recurrent-2}
     * @param metric name of the score on the validation part
     * @param sink where events go; called on the thread that trains, which waits for it
     */
    public TrainingMonitor(String network, String metric, Consumer<RunEvent> sink) {
        this(network, metric, sink, List.of());
    }

    /**
     * Creates a monitor of a training that traces sequences, see {@link io.github.rnn4j.api.train.InspectionSpec#traced}.
     *
     * @param traced what these sequences are called, in their order
     */
    public TrainingMonitor(String network, String metric, Consumer<RunEvent> sink, List<TracedSequence> traced) {
        this(network, metric, sink, traced, System::nanoTime, TrainingMonitor::heapInUse);
    }

    TrainingMonitor(
            String network,
            String metric,
            Consumer<RunEvent> sink,
            List<TracedSequence> traced,
            LongSupplier nanoTime,
            LongSupplier usedMemory) {
        this.traced = List.copyOf(traced);
        this.network = network;
        this.metric = metric;
        this.sink = sink;
        this.usedMemory = usedMemory;
        this.pace = new StepPace(nanoTime);
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.Started started) {
            pace.restart();
            tell(new RunEvent.Started(
                    network,
                    started.examples(),
                    started.stepsPerEpoch(),
                    started.maxEpochs(),
                    started.parameterCount()));
        } else if (event instanceof TrainingEvent.Resumed) {
            pace.goOn();
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            step = stepped.step();
            if (pace.isDue(stepped)) {
                tell(figures(stepped));
            }
        } else if (event instanceof TrainingEvent.Inspected look) {
            step = look.step();
            tell(new RunEvent.Inspected(
                    network,
                    look.epoch(),
                    look.step(),
                    look.parameters().stream().map(TrainingMonitor::figures).toList(),
                    look.layers().stream().map(TrainingMonitor::figures).toList()));
        } else if (event instanceof TrainingEvent.EpochFinished epoch) {
            pace.restart();
            tell(figures(epoch));
        } else if (event instanceof TrainingEvent.Traced trace && trace.sequence() < traced.size()) {
            tell(TraceReading.of(network, trace, traced.get(trace.sequence())));
        } else if (event instanceof TrainingEvent.Finished finished) {
            tell(new RunEvent.Finished(network, finished.reason().name(), finished.bestEpoch()));
        }
    }

    /**
     * Tells of a training that failed. One that ended because a number was not finite gets a verdict of its own: it ended before a
     * listener could hear of it.
     */
    public void failed(RuntimeException failure) {
        if (failure instanceof RnnException known && known.code() == ErrorCode.NON_FINITE) {
            sink.accept(new RunEvent.Judged(network, step, TrainingHealth.nonFiniteEnd()));
        }
    }

    private void tell(RunEvent event) {
        sink.accept(event);
        health.on(event).forEach(verdict -> sink.accept(new RunEvent.Judged(network, step, verdict)));
    }

    private RunEvent.Stepped figures(TrainingEvent.Stepped stepped) {
        return new RunEvent.Stepped(
                network,
                stepped.epoch(),
                stepped.step(),
                stepped.loss(),
                stepped.gradientNorm(),
                stepped.clipFactor(),
                stepped.lossScale(),
                stepped.skipped(),
                pace.examplesPerSecond(stepped),
                usedMemory.getAsLong());
    }

    private RunEvent.EpochFinished figures(TrainingEvent.EpochFinished epoch) {
        return new RunEvent.EpochFinished(
                network,
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.validationLoss(),
                metric,
                epoch.validationScore(),
                epoch.best(),
                epoch.seconds());
    }

    private static ParameterFigures figures(ParameterInspection each) {
        return new ParameterFigures(
                each.name(), each.gradientNorm(), each.clippedNorm(), each.weightNorm(), each.updateNorm());
    }

    private static LayerFigures figures(LayerInspection layer) {
        return new LayerFigures(
                layer.name(), layer.gradientNorms(), layer.saturatedShare(), layer.deadShare(), layer.spectralRadius());
    }
}
