package io.github.rnn4j.cli.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of looking for an archive.
 *
 * @param file where it is kept; empty if there is none to be had
 * @param content its bytes, the caller's
 * @param problem why there is none; empty if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FetchedArchive(Optional<Path> file, byte[] content, String problem) {
    /**
     * Reads the data in it.
     *
     * @param reader of the archive's bytes
     */
    <T> DemoData<T> read(Function<byte[], T> reader) {
        return file.map(kept -> new DemoData<>(Optional.of(reader.apply(content)), kept.toString()))
                .orElseGet(() -> new DemoData<>(Optional.empty(), problem));
    }

    static FetchedArchive at(Path file, byte[] content) {
        return new FetchedArchive(Optional.of(file), content, "");
    }

    static FetchedArchive none(String problem) {
        return new FetchedArchive(Optional.empty(), new byte[0], problem);
    }
}
