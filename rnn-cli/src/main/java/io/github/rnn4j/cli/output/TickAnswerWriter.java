package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.timeseries.tick.live.TickAnswer;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one answer a line: ticker, time of the bar, and the volatility to come, or the direction of the next bar and its probability, with
 * tabs between them; or a JSON object. A bar without an answer yet has {@code -} instead.
 */
@Internal
public final class TickAnswerWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final String UP = "up";
    private static final String DOWN = "down";

    private final PrintStream out;
    private final boolean json;
    private final boolean volatility;

    /** Writes to this stream what is forecast. */
    public TickAnswerWriter(PrintStream out, boolean json, TickTarget target) {
        this.out = out;
        this.json = json;
        this.volatility = target == TickTarget.VOLATILITY;
    }

    /**
     * Writes one answer.
     *
     * @param line line of the row that it was given after
     * @param time of the bar
     * @param answer null if there is none yet
     * @return false if nobody reads any more
     */
    public boolean write(String ticker, long line, String time, @Nullable TickAnswer answer) {
        out.println(json ? object(ticker, line, time, answer) : ticker + "\t" + time + "\t" + columns(answer));
        return !out.checkError();
    }

    private String columns(@Nullable TickAnswer answer) {
        if (volatility) {
            return answer == null ? "-" : String.format(Locale.ROOT, "%.4g", answer.volatility());
        }
        if (answer == null) {
            return "-\t-";
        }
        double up = answer.probabilityUp();
        return answer.isUp() ? UP + "\t" + Figures.score(up) : DOWN + "\t" + Figures.score(1 - up);
    }

    private String object(String ticker, long line, String time, @Nullable TickAnswer answer) {
        try {
            return MAPPER.writeValueAsString(
                    answer == null
                            ? new Answer(ticker, line, time, null, null, null, null)
                            : volatility
                                    ? new Answer(ticker, line, time, answer.volatility(), answer.forecast(), null, null)
                                    : new Answer(
                                            ticker,
                                            line,
                                            time,
                                            null,
                                            null,
                                            answer.isUp() ? UP : DOWN,
                                            probabilities(answer)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    private static Map<String, Double> probabilities(TickAnswer answer) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put(DOWN, 1 - answer.probabilityUp());
        probabilities.put(UP, answer.probabilityUp());
        return probabilities;
    }

    /** The keys of an answer; those of the forecast are absent before the first window is full, and of the other target. */
    record Answer(
            String ticker,
            long line,
            String time,
            @Nullable Double volatility,
            @Nullable Double logVolatility,
            @Nullable String direction,
            @Nullable Map<String, Double> probabilities) {}
}
