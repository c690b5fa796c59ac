package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.tasks.common.data.TableStream;
import io.github.rnn4j.tasks.timeseries.live.KeyedMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers rows as they come in, of files, else of standard input, with states that go on from those of a file: what devices and ticks share.
 * Used once.
 */
final class RowPrediction {
    private final Terminal terminal;
    private final List<Path> files;
    private final @Nullable Path states;
    private final ServingWatch watch;
    private final RowGate gate = new RowGate();

    /**
     * @param files tables; empty for standard input
     * @param states file of the states; null for none
     * @param watch hears if the answers fail; stays the caller's
     */
    RowPrediction(Terminal terminal, List<Path> files, @Nullable Path states, ServingWatch watch) {
        this.terminal = terminal;
        this.files = files;
        this.states = states;
        this.watch = watch;
    }

    /** Lets rows through until the states are written. */
    RowGate gate() {
        return gate;
    }

    /**
     * Answers all rows.
     *
     * @param open puts the model to work
     * @param answers from a monitor to what answers the rows of a table and says whether another table is wanted
     */
    <M extends KeyedMonitor<?, ?>> void run(
            BackendOption backend,
            BackendRegistry backends,
            Function<Backend, M> open,
            Function<M, Predicate<TableStream>> answers) {
        watch.during(() -> answer(backend, backends, open, answers));
    }

    private <M extends KeyedMonitor<?, ?>> void answer(
            BackendOption backend,
            BackendRegistry backends,
            Function<Backend, M> open,
            Function<M, Predicate<TableStream>> answers) {
        try (Backend engine = backend.open(backends);
                M monitor = open.apply(engine);
                StateFile file = states == null ? null : StateFile.open(monitor, states, gate)) {
            tables(answers.apply(monitor));
            if (file != null) {
                file.write();
            }
        }
    }

    private void tables(Predicate<TableStream> answer) {
        if (files.isEmpty()) {
            TextLines.prompt(terminal, "A header, then one row a line");
            test(answer, TableStream.of("standard input", terminal.in()));
        }
        for (Path each : files) {
            if (!test(answer, TableStream.open(each))) {
                break;
            }
        }
    }

    private static boolean test(Predicate<TableStream> answer, TableStream table) {
        try (table) {
            return answer.test(table);
        }
    }
}
