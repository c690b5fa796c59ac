package io.github.rnn4j.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the package's lists of sentences: {@code [{"text": "..", "class": 0}, ..]}.
 *
 * @param sentences those with a class
 * @param withoutClass how many have none
 */
record SentenceJson(List<LabelledSentence> sentences, int withoutClass) {
    private static final JsonMapper MAPPER = new JsonMapper();

    SentenceJson {
        sentences = List.copyOf(sentences);
    }

    static SentenceJson read(byte[] json, String source) {
        List<LabelledSentence> sentences = new ArrayList<>();
        int withoutClass = 0;
        for (JsonNode node : tree(json, source)) {
            JsonNode label = node.path("class");
            if (label.isInt() && (label.intValue() == 0 || label.intValue() == 1)) {
                sentences.add(new LabelledSentence(node.path("text").asText(), label.intValue(), source));
            } else {
                withoutClass++;
            }
        }
        return new SentenceJson(sentences, withoutClass);
    }

    private static JsonNode tree(byte[] json, String source) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new RnnException(ErrorCode.INVALID_DATA, source + ": expected JSON but got " + e.getMessage(), e);
        }
    }
}
