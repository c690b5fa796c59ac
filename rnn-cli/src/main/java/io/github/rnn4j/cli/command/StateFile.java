package io.github.rnn4j.cli.command;

import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.tasks.timeseries.live.KeyedMonitor;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the states of a monitor when the process is interrupted (Ctrl-C), also while it waits for input: between two rows, so that the
 * file holds what was answered and nothing else.
 */
final class StateFile implements AutoCloseable {
    private final KeyedMonitor<?, ?> monitor;
    private final Path file;
    private final RowGate gate;
    private final Thread hook = new Thread(this::write, "state file");

    private StateFile(KeyedMonitor<?, ?> monitor, Path file, RowGate gate) {
        this.monitor = monitor;
        this.file = file;
        this.gate = gate;
    }

    /**
     * Goes on from the file if it is there, and begins to listen.
     *
     * @throws io.github.rnn4j.api.error.RnnException if it is no snapshot of the monitor's model or cannot be written
     */
    static StateFile open(KeyedMonitor<?, ?> monitor, Path file, RowGate gate) {
        AtomicFile.checkWritable(file);
        if (Files.exists(file)) {
            monitor.restore(file);
        }
        StateFile states = new StateFile(monitor, file, gate);
        Runtime.getRuntime().addShutdownHook(states.hook);
        return states;
    }

    /** Writes the states; no row is answered afterwards. */
    void write() {
        gate.shut(() -> monitor.snapshot(file));
    }

    /** Listens no more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            write();
        }
    }
}
