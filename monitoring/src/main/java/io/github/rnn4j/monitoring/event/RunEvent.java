package io.github.rnn4j.monitoring.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * One thing that happened in a run: in a training, or with a model at work. Written as one line of JSON whose {@code type} says which.
 * Figures that are not finite are written as {@code null} and read as NaN.
 */
@Experimental
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.Stepped.class, name = "stepped"),
    @JsonSubTypes.Type(value = RunEvent.Inspected.class, name = "inspected"),
    @JsonSubTypes.Type(value = RunEvent.EpochFinished.class, name = "epochFinished"),
    @JsonSubTypes.Type(value = RunEvent.Judged.class, name = "judged"),
    @JsonSubTypes.Type(value = RunEvent.Traced.class, name = "traced"),
    @JsonSubTypes.Type(value = RunEvent.Served.class, name = "served"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = RunEvent.Ended.class, name = "ended")
})
public sealed interface RunEvent {
    /**
     * The training of a network begins.
     *
     * @param network its name, such as {@code recurrent-2}
     * @param examples examples of the training part
     * @param stepsPerEpoch optimiser steps of one epoch
     * @param maxEpochs epochs at the most
     * @param parameterCount numbers to learn
     */
    @Experimental
    record Started(String network, int examples, int stepsPerEpoch, int maxEpochs, long parameterCount)
            implements RunEvent {}

    /**
     * Figures of a step of training; not of every step.
     *
     * @param network its name
     * @param epoch from 1
     * @param step optimiser steps so far, over all epochs
     * @param loss mean loss of the step
     * @param gradientNorm global norm before clipping
     * @param clipped what the gradient was multiplied by to keep the norm at the limit; 1 if it was below it
     * @param lossScale what the loss is multiplied by in mixed precision; else 1
     * @param skipped steps so far whose gradient was not finite
     * @param examplesPerSecond since the last event of this kind
     * @param usedMemory bytes of the heap
     */
    @Experimental
    record Stepped(
            String network,
            int epoch,
            long step,
            double loss,
            double gradientNorm,
            double clipped,
            double lossScale,
            long skipped,
            double examplesPerSecond,
            long usedMemory)
            implements RunEvent {}

    /**
     * A look into a step of training; seldom, for it costs something.
     *
     * @param network its name
     * @param epoch from 1
     * @param step optimiser steps so far, over all epochs
     * @param parameters in the order of the model file
     * @param layers the recurrent layers from the input on
     */
    @Experimental
    record Inspected(String network, int epoch, long step, List<ParameterFigures> parameters, List<LayerFigures> layers)
            implements RunEvent {
        public Inspected {
            parameters = List.copyOf(parameters);
            layers = List.copyOf(layers);
        }
    }

    /**
     * An epoch is over and was scored on the validation part.
     *
     * @param network its name
     * @param metric name of the score
     * @param seconds what it took
     */
    @Experimental
    record EpochFinished(
            String network,
            int epoch,
            double trainLoss,
            double validationLoss,
            String metric,
            double validationScore,
            boolean best,
            double seconds)
            implements RunEvent {}

    /**
     * A verdict was passed, or one no longer holds.
     *
     * @param network its name; empty for a model at work
     * @param step optimiser steps so far; answers so far of a model at work
     */
    @Experimental
    record Judged(String network, long step, Verdict verdict) implements RunEvent {}

    /**
     * How the hidden state of a network moved while it read one sequence.
     *
     * @param network its name
     * @param step optimiser steps so far
     * @param steps what was read at each time step, such as a word
     * @param contributions how much each step moved the answer, in log odds
     * @param states hidden state after each step, {@code [timeSteps][units]}, of the units that moved the most
     * @param answer the answer
     */
    @Experimental
    record Traced(
            String network,
            long step,
            List<String> steps,
            List<Double> contributions,
            List<List<Double>> states,
            String answer)
            implements RunEvent {
        public Traced {
            steps = List.copyOf(steps);
            contributions = List.copyOf(contributions);
            states = states.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Figures of a model at work.
     *
     * @param figures since the one before
     */
    @Experimental
    record Served(ServingFigures figures) implements RunEvent {}

    /**
     * The training of a network is over.
     *
     * @param network its name
     * @param reason why, such as {@code NO_PROGRESS}
     * @param bestEpoch epoch whose parameters were kept, from 1; 0 for none
     */
    @Experimental
    record Finished(String network, String reason, int bestEpoch) implements RunEvent {}

    /**
     * The run is over. One that was killed has no such event.
     *
     * @param outcome how
     * @param message what to say of it; empty for nothing
     */
    @Experimental
    record Ended(Outcome outcome, String message) implements RunEvent {}

    /** How a run ended. */
    @Experimental
    enum Outcome {
        /** It did what it was started for. */
        COMPLETED,
        /** Somebody asked it to stop. */
        INTERRUPTED,
        /** It failed. */
        FAILED
    }
}
