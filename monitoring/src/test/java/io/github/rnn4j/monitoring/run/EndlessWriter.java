package io.github.rnn4j.monitoring.run;

import java.nio.file.Path;
import java.time.InstantSource;

/** A process that writes lines until it is killed, and says of each that it is written. */
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] args) {
        RunWriter writer = RunWriter.create(Path.of(args[0]), Samples.header("killed"), InstantSource.system());
        System.out.println(writer.folder());
        for (long step = 1; ; step++) {
            writer.accept(Samples.stepped(step, 1.0 / step));
            System.out.println(step);
        }
    }
}
