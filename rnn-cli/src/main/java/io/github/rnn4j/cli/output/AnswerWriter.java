package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import java.io.PrintStream;
import java.util.Map;

/** Writes one answer a line: class, its probability and the text with tabs between them, or a JSON object. */
@Internal
public final class AnswerWriter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PrintStream out;
    private final boolean json;

    /** Writes to this stream. */
    public AnswerWriter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Writes one answer; returns false if nobody reads any more. */
    public boolean write(String text, Classification answer) {
        out.println(json ? object(text, answer) : line(text, answer));
        return !out.checkError();
    }

    private static String line(String text, Classification answer) {
        double probability = answer.probabilities().getOrDefault(answer.label(), Double.NaN);
        return answer.label() + "\t" + Figures.score(probability) + "\t" + text.replaceAll("[\\t\\r\\n]+", " ");
    }

    private static String object(String text, Classification answer) {
        try {
            return MAPPER.writeValueAsString(new Answer(text, answer.label(), answer.probabilities()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    /** The keys of an answer. */
    record Answer(String text, String label, Map<String, Double> probabilities) {}
}
