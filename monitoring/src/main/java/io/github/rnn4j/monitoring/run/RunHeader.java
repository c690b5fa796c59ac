package io.github.rnn4j.monitoring.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a run beforehand; the file {@code run.json} of its folder.
 *
 * @param id name of its folder, such as {@code 20261129-141500-reviews-7}
 * @param task such as {@code reviews}, or {@code predict} for a model at work
 * @param command what was typed
 * @param startedAt milliseconds since 1970
 * @param seed of the training
 * @param clipNorm greatest global norm of the gradient; NaN if it is not clipped, and for a model at work
 * @param metric name of the figure that epochs are chosen by; empty for a model at work
 * @param configuration network and training, as model files have them
 * @param environment Java, system, processors, version of rnn4j, backend and kernels
 * @param dataDigests SHA-256 of each data file, in hexadecimal
 */
@Experimental
public record RunHeader(
        String id,
        String task,
        List<String> command,
        long startedAt,
        long seed,
        double clipNorm,
        String metric,
        ObjectNode configuration,
        ObjectNode environment,
        List<String> dataDigests) {
    private static final String SERVING = "predict";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    public RunHeader {
        command = List.copyOf(command);
        dataDigests = List.copyOf(dataDigests);
    }

    /** Returns the identifier of a run that is started at a time, which orders runs by when they were started. */
    public static String id(LocalDateTime startedAt, String task, long seed) {
        return TIME.format(startedAt) + "-" + task + "-" + seed;
    }

    /**
     * Returns what is known of a model at work that starts now.
     *
     * @param model its file
     */
    public static RunHeader serving(Path model, InstantSource clock) {
        Instant now = clock.instant();
        return new RunHeader(
                id(LocalDateTime.ofInstant(now, ZoneId.systemDefault()), SERVING, 0),
                SERVING,
                List.of(),
                now.toEpochMilli(),
                0,
                Double.NaN,
                "",
                JsonNodeFactory.instance.objectNode().put("model", model.toString()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("java", Runtime.version().toString()),
                List.of());
    }

    /** Returns the same with another identifier. */
    RunHeader withId(String other) {
        return new RunHeader(
                other, task, command, startedAt, seed, clipNorm, metric, configuration, environment, dataDigests);
    }
}
