package io.github.rnn4j.core.train;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import java.util.List;

/** Refuses examples that do not go with network and loss, before anything is computed. */
final class ExampleCheck {
    private final InputCheck input;
    private final Loss loss;
    private final int outputSize;

    /**
     * Checks examples for a network and the loss of a run.
     *
     * @throws InvalidSpecException if loss or metric do not go with the network themselves
     */
    ExampleCheck(Network network, TrainingRun run) {
        this.input = new InputCheck(network.spec());
        this.loss = Loss.of(run.spec().loss(), network.spec());
        this.outputSize = network.outputSize();
        loss.problem(outputSize).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        boolean writes = network.spec().decoder().isPresent();
        if (writes != run.metric() instanceof Metric.OfSymbols) {
            throw new InvalidSpecException("metric: expected one of "
                    + (writes
                            ? "symbols, for the network ends in a decoder,"
                            : "outputs, for the network has no decoder,")
                    + " but got '" + run.metric().name() + "'");
        }
    }

    /**
     * Checks one part of the data.
     *
     * @param part its name, for messages
     * @throws RnnException with code {@code INVALID_DATA} naming the first example that does not fit
     */
    void check(String part, List<Example> examples) {
        if (examples.isEmpty()) {
            throw new RnnException(ErrorCode.INVALID_DATA, part + ": expected at least one example but got none.");
        }
        for (int i = 0; i < examples.size(); i++) {
            String where = part + " example " + i + ": ";
            input.problem(examples.get(i).steps()).ifPresent(problem -> {
                throw new RnnException(ErrorCode.INVALID_DATA, where + problem + ".");
            });
            loss.problem(examples.get(i).target(), outputSize).ifPresent(problem -> {
                throw new RnnException(ErrorCode.INVALID_DATA, where + problem + ".");
            });
        }
    }
}
