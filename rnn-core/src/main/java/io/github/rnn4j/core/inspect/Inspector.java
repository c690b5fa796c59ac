package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.TrainingBatches;
import io.github.rnn4j.core.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the steps of one training, as often as its run asks for, and changes nothing of it. Owns what looks need. Confined to
 * the thread that trains.
 */
@Internal
public final class Inspector implements AutoCloseable {
    private static final int SHORTEST = 8;

    private final InspectionSchedule schedule;
    /** Null where no layer is recurrent, so that nothing flows back through time. */
    private final @Nullable FlowLook flow;
    /** Null where nothing is to be traced. */
    private final @Nullable StateTrace trace;

    private long step;
    private long begun;
    private List<ParameterInspection> parameters = List.of();
    private List<LayerInspection> layers = List.of();

    /**
     * Prepares looks.
     *
     * @param run the training
     * @param spec how often to look
     * @param values parameters in training; stay the caller's
     * @param batchSize rows of a training batch
     */
    public Inspector(
            Engine engine, TrainingRun run, InspectionSpec spec, NetworkParameters values, Loss loss, int batchSize) {
        this.schedule = new InspectionSchedule(spec, ThreadClock.get(), System::nanoTime);
        TrainingBatches.Sizes sizes = new TrainingBatches.Sizes(
                Math.min(spec.sequences(), batchSize), run.spec().truncatedSteps(), powersOfTwo(run.train()));
        boolean recurrent = run.network().layers().stream().anyMatch(RecurrentSpec.class::isInstance);
        Network network = recurrent
                ? Network.forInspection(run.network(), engine)
                : Network.of(run.network(), engine, Mode.INFERENCE);
        this.trace = spec.traced().isEmpty() ? null : new StateTrace(engine, network, values, spec.traced());
        this.flow = recurrent ? new FlowLook(engine, network, values, loss, sizes) : null;
    }

    /** Few shapes, for a look that has to record a new one takes many times as long. */
    private static LengthBuckets powersOfTwo(List<Example> examples) {
        int longest = examples.stream()
                .mapToInt(example -> example.steps().timeSteps())
                .max()
                .orElse(1);
        List<Integer> bounds = new ArrayList<>();
        for (int bound = SHORTEST; bounds.isEmpty() || bound / 2 < longest; bound *= 2) {
            bounds.add(bound);
        }
        return new LengthBuckets(bounds);
    }

    /** Returns whether to look at a step, counted from 1. */
    public boolean isDue(long number) {
        step = number;
        return schedule.isDue(number);
    }

    /**
     * Looks into a step; to be followed by {@link #tell}.
     *
     * @param batch its examples
     * @param optimizerStep takes the step with the batch's gradients, and tells of it
     */
    public void look(List<Example> batch, Supplier<List<ParameterInspection>> optimizerStep) {
        begun = schedule.now();
        layers = flow == null ? List.of() : flow.look(batch);
        parameters = optimizerStep.get();
    }

    /** Tells what was seen at a look, which ends with it: what a listener takes is a part of what looking takes. */
    public void tell(int epoch, TrainingListener listener) {
        listener.on(new TrainingEvent.Inspected(epoch, step, parameters, layers));
        // The step itself is counted as well: too much by little, on the safe side of the greatest share.
        schedule.looked(step, begun);
    }

    /** Returns what is seen of the sequences that are traced, with the parameters as they are. */
    public List<TrainingEvent.Traced> traced(int epoch, long steps) {
        return trace == null ? List.of() : trace.trace(epoch, steps);
    }

    @Override
    public void close() {
        if (trace != null) {
            trace.close();
        }
        if (flow != null) {
            flow.close();
        }
    }
}
