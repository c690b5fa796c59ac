package io.github.rnn4j.core.train;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.Network;
import java.util.List;

/** Refuses examples that do not go with the network, before anything is computed. */
final class ExampleCheck {
    private final InputCheck input;
    private final int classes;

    ExampleCheck(Network network) {
        this.input = new InputCheck(network.spec());
        this.classes = network.outputSize();
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
            int label = label(examples.get(i));
            if (label >= classes) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        where + "expected a label from 0 to " + (classes - 1) + " but got " + label + ".");
            }
        }
    }

    /** Returns the class of an example. */
    static int label(Example example) {
        return ((Target.Label) example.target()).label();
    }
}
