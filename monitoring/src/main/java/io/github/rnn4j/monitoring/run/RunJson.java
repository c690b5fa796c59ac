package io.github.rnn4j.monitoring.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs as JSON. A line is the event with {@code id} and {@code at} before its {@code type}; the other keys are the components of the
 * records, in their order. A figure that is not finite is {@code null}, and is read as NaN. Reading is strict: unknown, missing or
 * doubled keys and values of another kind are refused. Equal lines give equal text. Thread-safe.
 */
@Experimental
public final class RunJson {
    private static final String ID = "id";
    private static final String AT = "at";
    private static final int LONGEST_EXCERPT = 120;

    private static final JsonMapper MAPPER = RunMapper.create();

    private RunJson() {}

    /** Returns a line as a JSON object, without a line break. */
    public static String write(RunLine line) {
        // Put before the event's own text: a tree in between would take twice as long, on the thread that trains.
        return "{\"" + ID + "\":" + line.id() + ",\"" + AT + "\":" + line.at() + ","
                + text(line.event()).substring(1);
    }

    /** Returns what is known of a run beforehand as a JSON object, without a line break. */
    public static String write(RunHeader header) {
        return text(header);
    }

    /**
     * Reads a line.
     *
     * @param subject where it is from, for the message
     * @throws RnnException with code {@code INVALID_DATA} if it is none
     */
    public static RunLine line(String json, String subject) {
        try {
            if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
                throw refused(subject, "an event", "something else", null);
            }
            long id = number(object, ID, subject);
            long at = number(object, AT, subject);
            return new RunLine(id, at, MAPPER.treeToValue(object, RunEvent.class));
        } catch (JsonProcessingException e) {
            throw refused(subject, "an event", reason(e), e);
        }
    }

    /**
     * Reads what is known of a run beforehand.
     *
     * @param subject where it is from, for the message
     * @throws RnnException with code {@code INVALID_DATA} if it is nothing of the kind
     */
    public static RunHeader header(String json, String subject) {
        try {
            return MAPPER.readValue(json, RunHeader.class);
        } catch (JsonProcessingException e) {
            throw refused(subject, "the header of a run", reason(e), e);
        }
    }

    private static long number(ObjectNode object, String key, String subject) {
        @Nullable JsonNode node = object.remove(key);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refused(subject, "a whole number '" + key + "'", String.valueOf(node), null);
        }
        return node.longValue();
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new RnnException(ErrorCode.INTERNAL, "run: expected an event that can be written", e);
        }
    }

    private static RnnException refused(String subject, String expected, String got, @Nullable Exception cause) {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                subject + ": expected " + expected + " but got " + got
                        + ". It was not written by this version of rnn4j, or was changed.",
                cause);
    }

    /** Jackson's messages run over several lines and hold what they are about, which may be anything. */
    private static String reason(JsonProcessingException failure) {
        String where = failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                                .map(step -> step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                                .collect(Collectors.joining())
                                .substring(1)
                        + ": "
                : "";
        String text = where + failure.getOriginalMessage();
        String cut = text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
