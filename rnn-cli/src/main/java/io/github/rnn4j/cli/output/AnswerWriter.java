package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import java.io.PrintStream;
import java.util.List;
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
        out.println(json ? json(new Answer(text, answer.label(), answer.probabilities())) : line(text, answer));
        return !out.checkError();
    }

    /** Writes one answer and what moved it; returns false if nobody reads any more. */
    public boolean write(String text, Explanation explanation) {
        Classification answer = explanation.answer();
        if (json) {
            out.println(json(new ExplainedAnswer(
                    text,
                    answer.label(),
                    answer.probabilities(),
                    explanation.of(),
                    explanation.base(),
                    explanation.contributions())));
        } else {
            out.println(line(text, answer));
            out.println("  log odds of " + explanation.of() + ", in the order of the text: "
                    + Figures.difference(explanation.base()) + " without any word");
            explanation
                    .contributions()
                    .forEach(one -> out.println("  " + Figures.difference(one.logOdds()) + "\t" + one.word()));
        }
        return !out.checkError();
    }

    private static String line(String text, Classification answer) {
        double probability = answer.probabilities().getOrDefault(answer.label(), Double.NaN);
        return answer.label() + "\t" + Figures.score(probability) + "\t" + text.replaceAll("[\\t\\r\\n]+", " ");
    }

    private static String json(Record answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    /** The keys of an answer. */
    record Answer(String text, String label, Map<String, Double> probabilities) {}

    /** The keys of an answer with what moved it. */
    record ExplainedAnswer(
            String text,
            String label,
            Map<String, Double> probabilities,
            String contributionsTo,
            double base,
            List<Explanation.Contribution> contributions) {}
}
