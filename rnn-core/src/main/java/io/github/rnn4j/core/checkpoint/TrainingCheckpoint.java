package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a training came, and all that it needs to go on. In a file it is a model file whose other tensors are called {@code
 * optimizer.*}. Immutable.
 *
 * @param identity which training
 * @param position how far it came
 * @param parameters what was learned
 * @param average mean of the parameters at the ends of epochs; empty where there is none
 * @param best parameters of the best epoch; empty before one is over
 * @param optimizer what the optimiser keeps
 * @param epochs the epochs that are over
 * @param figures what else outlives a step
 * @param finished why training ended; null if it did not
 */
@Internal
public record TrainingCheckpoint(
        TrainingIdentity identity,
        Position position,
        StateDict parameters,
        StateDict average,
        StateDict best,
        StateDict optimizer,
        List<EpochRecord> epochs,
        Figures figures,
        @Nullable StopReason finished) {
    /** What its file says it is for, where a model names its task. */
    static final String TASK = "checkpoint";

    private static final String OPTIMIZER = ModelFile.OPTIMIZER;
    private static final String AVERAGE = OPTIMIZER + "average.";
    private static final String BEST = OPTIMIZER + "best.";
    private static final String STATE = OPTIMIZER + "state.";
    private static final String EPOCHS = OPTIMIZER + "epochs";
    private static final String FIGURES = OPTIMIZER + "figures";
    private static final int EPOCH_WIDTH = 3;

    public TrainingCheckpoint {
        epochs = List.copyOf(epochs);
    }

    /**
     * How far a training came.
     *
     * @param epoch the epoch it is in, from 1
     * @param batches batches of this epoch that were learned from
     * @param step optimiser steps so far, over all epochs
     * @param bestEpoch the best epoch so far; 0 before one is over
     */
    @Internal
    public record Position(int epoch, int batches, long step, int bestEpoch) {}

    /**
     * Numbers that outlive a step.
     *
     * @param lossSum sum of the losses of this epoch's steps
     * @param skippedInEpoch steps of this epoch that were left out
     * @param skippedInARow steps that were left out one after the other, up to now
     * @param plateauScore best score that the schedule has seen
     * @param epochsWithoutProgress epochs since then
     * @param plateauFactor what the schedule made of the learning rate
     */
    @Internal
    public record Figures(
            double lossSum,
            long skippedInEpoch,
            long skippedInARow,
            double plateauScore,
            int epochsWithoutProgress,
            double plateauFactor) {}

    /**
     * Looks at a policy before any work: without {@code resume} there must be no file, and it must be possible to write one.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} or {@code INPUT_OUTPUT}
     */
    public static void check(CheckpointPolicy policy) {
        AtomicFile.checkWritable(policy.file());
        if (!policy.resume() && Files.exists(policy.file())) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject(policy.file()) + ": expected none but there is one of an earlier training."
                            + " Resume that one, or delete the file.");
        }
    }

    private static String subject(Path file) {
        return "checkpoint '" + file + "'";
    }

    /** Replaces the file as a whole. */
    public void write(Path file, CellRegistry cells) {
        List<NamedArray> tensors = new ArrayList<>(parameters.arrays());
        tensors.addAll(average.withNamePrefix(AVERAGE).arrays());
        tensors.addAll(best.withNamePrefix(BEST).arrays());
        tensors.addAll(optimizer.withNamePrefix(STATE).arrays());
        if (!epochs.isEmpty()) {
            tensors.add(epochTensor());
        }
        double[] numbers = {
            figures.lossSum,
            figures.skippedInEpoch,
            figures.skippedInARow,
            figures.plateauScore,
            figures.epochsWithoutProgress,
            figures.plateauFactor
        };
        tensors.add(new NamedArray(FIGURES, DType.FLOAT64, Shape.of(numbers.length), numbers));
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.set("spec", SpecJson.write(identity.training()));
        record.put("backend", identity.backend());
        record.put("examples", identity.examples());
        record.put("epoch", position.epoch);
        record.put("batches", position.batches);
        record.put("step", position.step);
        record.put("bestEpoch", position.bestEpoch);
        record.put("finished", finished == null ? "" : finished.name());
        new ModelFile(
                        TASK,
                        identity.network(),
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.arrayNode(),
                        record,
                        tensors)
                .write(file, cells);
    }

    private NamedArray epochTensor() {
        double[] values = new double[epochs.size() * EPOCH_WIDTH];
        for (int i = 0; i < epochs.size(); i++) {
            EpochRecord epoch = epochs.get(i);
            values[i * EPOCH_WIDTH] = epoch.trainLoss();
            values[i * EPOCH_WIDTH + 1] = epoch.validationLoss();
            values[i * EPOCH_WIDTH + 2] = epoch.validationScore();
        }
        return new NamedArray(EPOCHS, DType.FLOAT64, Shape.of(epochs.size(), EPOCH_WIDTH), values);
    }

    /**
     * Reads the file of a policy, if it asks to go on and there is one.
     *
     * @param identity the training that is to go on
     * @throws InvalidModelException if the file is damaged or no checkpoint
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is one of another training
     */
    public static Optional<TrainingCheckpoint> read(
            CheckpointPolicy policy, TrainingIdentity identity, CellRegistry cells) {
        if (!policy.resume() || Files.notExists(policy.file())) {
            return Optional.empty();
        }
        String subject = subject(policy.file());
        ModelFile file = ModelFile.read(policy.file(), cells);
        if (!file.task().equals(TASK)) {
            throw new InvalidModelException(
                    subject + ": expected a checkpoint but got a model for '" + file.task() + "'. Check the name.");
        }
        try {
            TrainingCheckpoint found = read(file);
            identity.check(found.identity, subject);
            return Optional.of(found);
        } catch (InvalidSpecException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }

    private static TrainingCheckpoint read(ModelFile file) {
        ObjectNode json = file.training();
        TrainingIdentity identity = new TrainingIdentity(
                file.network(),
                SpecJson.readTraining(json.path("spec")),
                text(json, "backend"),
                text(json, "examples"));
        Position position =
                new Position((int) number(json, "epoch"), (int) number(json, "batches"), number(json, "step"), (int)
                        number(json, "bestEpoch"));
        double[] figures = file.tensors(FIGURES).get(FIGURES).values();
        String finished = text(json, "finished");
        return new TrainingCheckpoint(
                identity,
                position,
                file.parameters(),
                file.tensors(AVERAGE).withoutNamePrefix(AVERAGE),
                file.tensors(BEST).withoutNamePrefix(BEST),
                file.tensors(STATE).withoutNamePrefix(STATE),
                epochs(file.tensors(EPOCHS)),
                new Figures(figures[0], (long) figures[1], (long) figures[2], figures[3], (int) figures[4], figures[5]),
                finished.isEmpty() ? null : StopReason.valueOf(finished));
    }

    private static List<EpochRecord> epochs(StateDict tensors) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (NamedArray array : tensors.arrays()) {
            double[] values = array.values();
            for (int at = 0; at < values.length; at += EPOCH_WIDTH) {
                epochs.add(new EpochRecord(epochs.size() + 1, values[at], values[at + 1], values[at + 2]));
            }
        }
        return epochs;
    }

    private static String text(ObjectNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isTextual()) {
            throw new InvalidSpecException("training." + key + ": expected a text but got " + node);
        }
        return node.textValue();
    }

    private static long number(ObjectNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isIntegralNumber()) {
            throw new InvalidSpecException("training." + key + ": expected a whole number but got " + node);
        }
        return node.longValue();
    }
}
