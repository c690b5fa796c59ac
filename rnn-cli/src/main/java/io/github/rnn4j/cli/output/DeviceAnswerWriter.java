package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.timeseries.device.data.StreamedFrame;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceAnswer;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one answer a line: run, time (or line), state, its probability and {@code alarm} or {@code -}, with tabs between them, or a JSON
 * object. A row without an answer yet has {@code -} throughout; a model that was trained without states has {@code -} for the probability.
 */
@Internal
public final class DeviceAnswerWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final PrintStream out;
    private final boolean json;

    /** Writes to this stream. */
    public DeviceAnswerWriter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Writes one answer; returns false if nobody reads any more. */
    public boolean write(StreamedFrame frame, Optional<DeviceAnswer> answer) {
        out.println(json ? object(frame, answer.orElse(null)) : line(frame, answer.orElse(null)));
        return !out.checkError();
    }

    private static String line(StreamedFrame frame, @Nullable DeviceAnswer answer) {
        String row = frame.run() + "\t" + (frame.time() == null ? frame.line() : frame.time()) + "\t";
        if (answer == null) {
            return row + "-\t-\t-";
        }
        String state = answer.state();
        return row + state + "\t"
                + (answer.probable() ? Figures.score(answer.probabilities().getOrDefault(state, Double.NaN)) : "-")
                + "\t"
                + (answer.alarm() ? "alarm" : "-");
    }

    private static String object(StreamedFrame frame, @Nullable DeviceAnswer answer) {
        try {
            return MAPPER.writeValueAsString(new Answer(
                    frame.run(),
                    frame.line(),
                    frame.time(),
                    answer == null ? null : answer.state(),
                    answer == null || !answer.probable() ? null : answer.probabilities(),
                    answer == null ? null : answer.faultScore(),
                    answer == null ? null : answer.alarm()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    /** The keys of an answer; those of the state are absent before the first window is full. */
    record Answer(
            String run,
            long line,
            @Nullable String time,
            @Nullable String state,
            @Nullable Map<String, Double> probabilities,
            @Nullable Double faultScore,
            @Nullable Boolean alarm) {}
}
