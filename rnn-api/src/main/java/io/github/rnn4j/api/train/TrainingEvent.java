package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/** What a listener hears of. */
@Experimental
public sealed interface TrainingEvent {
    /**
     * Training begins.
     *
     * @param examples examples of the training part
     * @param stepsPerEpoch optimiser steps of one epoch
     * @param maxEpochs epochs at the most
     * @param parameterCount numbers to learn
     */
    @Experimental
    record Started(int examples, int stepsPerEpoch, int maxEpochs, long parameterCount) implements TrainingEvent {}

    /**
     * Training goes on from a checkpoint.
     *
     * @param epoch the epoch it is in, from 1
     * @param step optimiser steps that were taken before
     * @param finished whether training had ended, so that nothing is left to do
     */
    @Experimental
    record Resumed(int epoch, long step, boolean finished) implements TrainingEvent {}

    /**
     * A checkpoint was written.
     *
     * @param step optimiser steps so far, over all epochs
     */
    @Experimental
    record CheckpointWritten(long step) implements TrainingEvent {}

    /**
     * A step was taken. Reading its figures back from the device is not part of training: they are those of the last
     * reading, at most a few steps old.
     *
     * @param epoch from 1
     * @param step optimiser steps so far, over all epochs
     * @param examples examples of this epoch so far
     * @param loss mean loss at the last reading
     * @param gradientNorm global norm before clipping at the last reading
     * @param clipFactor what the gradient was multiplied by to keep the norm at its limit; 1 if it was below
     * @param lossScale what the next step's loss is multiplied by in mixed precision; else 1
     * @param skipped steps up to the last reading, over all epochs, that were left out because their gradient was not finite
     */
    @Experimental
    record Stepped(
            int epoch,
            long step,
            int examples,
            double loss,
            double gradientNorm,
            double clipFactor,
            double lossScale,
            long skipped)
            implements TrainingEvent {}

    /**
     * A step was looked into; only where the run asks for it, see {@link TrainingRun#withInspection}. Comes before {@link Stepped}
     * of the same step, whose figures are then read at this step.
     *
     * @param epoch from 1
     * @param step optimiser steps so far, over all epochs
     * @param parameters in the order of the model file
     * @param layers the recurrent layers from the input on, forward first; those of a decoder excepted
     */
    @Experimental
    record Inspected(int epoch, long step, List<ParameterInspection> parameters, List<LayerInspection> layers)
            implements TrainingEvent {
        public Inspected {
            parameters = List.copyOf(parameters);
            layers = List.copyOf(layers);
        }
    }

    /**
     * Steps whose loss or gradient was not finite changed nothing and were left out.
     *
     * @param epoch from 1
     * @param firstStep first of the steps that were looked at, over all epochs
     * @param lastStep last of them
     * @param skipped how many of them were left out
     * @param where parameters whose gradient was not finite
     */
    @Experimental
    record Skipped(int epoch, long firstStep, long lastStep, long skipped, String where) implements TrainingEvent {}

    /**
     * An epoch is over and was scored on the validation part.
     *
     * @param epoch from 1
     * @param trainLoss mean loss of the epoch's steps
     * @param validationLoss mean loss on the validation part
     * @param validationScore the metric on the validation part
     * @param best whether it is the best so far
     * @param seconds what it took
     */
    @Experimental
    record EpochFinished(
            int epoch, double trainLoss, double validationLoss, double validationScore, boolean best, double seconds)
            implements TrainingEvent {}

    /**
     * A sequence was read step by step, with the parameters at the end of an epoch and without dropout; only where the run asks for it, see
     * {@link InspectionSpec#traced}. Comes after {@link EpochFinished}.
     *
     * @param epoch from 1
     * @param step optimiser steps so far, over all epochs
     * @param sequence which of those asked for, from 0
     * @param logits what the network says having read nothing, the first step, the first two and so on, {@code [timeSteps + 1][outputs]}
     * @param states hidden state of the last recurrent layer, forward, after each step, {@code [timeSteps][hiddenSize]}; empty without a
     *     recurrent layer
     */
    @Experimental
    record Traced(int epoch, long step, int sequence, List<List<Double>> logits, List<List<Double>> states)
            implements TrainingEvent {
        public Traced {
            logits = logits.stream().map(List::copyOf).toList();
            states = states.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Training is over.
     *
     * @param reason why
     * @param bestEpoch epoch whose parameters were kept, from 1; 0 for those reached before the first epoch was over
     */
    @Experimental
    record Finished(StopReason reason, int bestEpoch) implements TrainingEvent {}
}
