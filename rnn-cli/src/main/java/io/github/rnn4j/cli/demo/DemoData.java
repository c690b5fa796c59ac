package io.github.rnn4j.cli.demo;

import io.github.rnn4j.cli.output.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What came of looking for the data of a task.
 *
 * @param data the data; empty if there are none to be had
 * @param where the file that they are kept in, or why there are none
 * @param <T> what they are
 */
record DemoData<T>(Optional<T> data, String where) {
    /**
     * Returns the job on the data, or one that says why there are none.
     *
     * @param job makes the job of the data and the file that they are kept in
     */
    DemoJob job(Terminal terminal, String task, BiFunction<T, Path, DemoJob> job) {
        return data.map(found -> job.apply(found, Path.of(where))).orElseGet(() -> new NoData(terminal, task, where));
    }
}
