package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How gradients become a change of the parameters, and how fast. */
final class OptimizerOptions {
    private static final double STEP_FACTOR = 0.5;
    private static final int EPOCHS = 3;
    private static final String ADAM = "adam";
    private static final String ADAM_W = "adamw";
    private static final Map<String, DoubleFunction<OptimizerSpec>> RULES = Map.of(
            ADAM,
            OptimizerSpec.Adam::withLearningRate,
            ADAM_W,
            OptimizerSpec.Adam::withLearningRate,
            "sgd",
            OptimizerSpec.Sgd::withLearningRate,
            "rmsprop",
            OptimizerSpec.RmsProp::withLearningRate);

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            description = "adam, adamw, sgd (with momentum) or rmsprop. Default: adam.")
    private @Nullable String rule;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "Factor on a step. Default: 0.002, for devices 0.0005; with sgd it must be given.")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "M", description = "What sgd keeps of earlier steps. Default: 0.9.")
    private @Nullable Double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            description = "What each step takes of the weights: decoupled with adamw, else through the gradient."
                    + " Default: 0, with adamw 0.01.")
    private @Nullable Double weightDecay;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "How the learning rate changes: constant, cosine (down to 0 over all epochs), step (half every 3"
                            + " epochs) or plateau (half after 3 epochs without a better validation score). Default: constant.")
    private @Nullable String schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "STEPS",
            description = "First steps, over which the learning rate grows from 0. Default: 0.")
    private @Nullable Integer warmUp;

    /**
     * Returns the optimiser.
     *
     * @param usual what is taken where nothing was chosen
     * @throws RnnException if a value is out of range or does not go with the rule
     */
    OptimizerSpec optimizer(OptimizerSpec usual) {
        String name = rule == null ? ADAM : rule;
        DoubleFunction<OptimizerSpec> made = Choice.of("--optimizer", name, RULES);
        if (name.equals("sgd") && learningRate == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--learning-rate: expected a number for sgd but got none. Good ones lie between 0.01 and 1.");
        }
        double rate = learningRate == null ? usual.learningRate() : Choice.positive("--learning-rate", learningRate);
        return decayed(name, withMomentum(made.apply(rate)));
    }

    private OptimizerSpec withMomentum(OptimizerSpec spec) {
        if (momentum == null) {
            return spec;
        }
        if (spec instanceof OptimizerSpec.Sgd sgd) {
            return new OptimizerSpec.Sgd(
                    sgd.learningRate(), Choice.fraction("--momentum", momentum), sgd.nesterov(), sgd.weightDecay());
        }
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "--momentum: expected --optimizer sgd but got another rule. Leave the option out.");
    }

    private OptimizerSpec decayed(String name, OptimizerSpec spec) {
        boolean decoupled = name.equals(ADAM_W);
        double usual = decoupled ? 0.01 : 0;
        WeightDecay decay = new WeightDecay(
                weightDecay == null ? usual : Choice.atLeastZero("--weight-decay", weightDecay), decoupled);
        if (decay.rate() == 0) {
            return spec;
        }
        if (spec instanceof OptimizerSpec.Adam adam) {
            return adam.withWeightDecay(decay);
        }
        return spec instanceof OptimizerSpec.Sgd sgd
                ? sgd.withWeightDecay(decay)
                : ((OptimizerSpec.RmsProp) spec).withWeightDecay(decay);
    }

    /**
     * Returns the schedule.
     *
     * @throws RnnException if there is none of the name, or the warm-up is below 0
     */
    ScheduleSpec schedule() {
        int steps = warmUp == null ? 0 : (int) Choice.atLeastZero("--warm-up", warmUp);
        Map<String, ScheduleSpec> schedules = Map.of(
                "constant", new ScheduleSpec.Constant(steps),
                "cosine", new ScheduleSpec.Cosine(steps, 0),
                "step", new ScheduleSpec.StepDecay(steps, EPOCHS, STEP_FACTOR),
                "plateau", new ScheduleSpec.Plateau(steps, EPOCHS, STEP_FACTOR));
        return Choice.of("--schedule", schedule == null ? "constant" : schedule, schedules);
    }
}
