package io.github.rnn4j.monitoring.export;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunLine;
import io.github.rnn4j.monitoring.run.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a run as event files for TensorBoard: losses, norms and scores as scalars, a folder for each network, so that the curves of
 * networks lie upon each other. Histograms, traces and words are left out. The same run gives the same files.
 */
@Experimental
public final class TensorBoardExport {
    private static final int MILLIS = 1000;

    private TensorBoardExport() {}

    /**
     * Writes what there is of a run now.
     *
     * @param folder what TensorBoard is pointed at ({@code tensorboard --logdir}); is made if it is missing. The run gets a folder of its
     *     own below, named by its identifier; its files of an earlier export are replaced
     * @return the files, one for each network
     * @throws RnnException with code {@code INPUT_OUTPUT} if one cannot be written
     */
    public static List<Path> write(EventLog log, Path folder) {
        RunHeader header = log.header();
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<RunLine>> network : byNetwork(log).entrySet()) {
            Path below = folder.resolve(header.id()).resolve(network.getKey());
            Path file = below.resolve("events.out.tfevents." + header.startedAt() / MILLIS + ".rnn4j");
            try {
                Files.createDirectories(below);
                WholeFile.write(file, out -> {
                    TensorBoardFile events = new TensorBoardFile(out, header.startedAt());
                    for (RunLine line : network.getValue()) {
                        for (Scalar scalar : Scalar.of(line.event())) {
                            events.write(line.at(), scalar);
                        }
                    }
                });
            } catch (IOException e) {
                throw new RnnException(
                        ErrorCode.INPUT_OUTPUT,
                        file + ": expected to write it but got " + e.getClass().getSimpleName() + " " + e.getMessage()
                                + ". Check the folder's rights and the space on the disk.",
                        e);
            }
            files.add(file);
        }
        return files;
    }

    private static Map<String, List<RunLine>> byNetwork(EventLog log) {
        Map<String, List<RunLine>> byNetwork = new LinkedHashMap<>();
        for (RunLine line : log.soFar()) {
            RunEvent event = line.event();
            if (!Scalar.of(event).isEmpty()) {
                byNetwork
                        .computeIfAbsent(Scalar.network(event), name -> new ArrayList<>())
                        .add(line);
            }
        }
        return byNetwork;
    }
}
