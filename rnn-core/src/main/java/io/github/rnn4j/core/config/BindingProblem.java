package io.github.rnn4j.core.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns Jackson's failures, which run over several lines and name classes, into one line that names the place. */
final class BindingProblem {
    private BindingProblem() {}

    /** Returns what was wrong with the text, and where. */
    static String syntax(JsonProcessingException failure) {
        @Nullable JsonLocation place = failure.getLocation();
        String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return StrictJson.excerpt(String.valueOf(failure.getOriginalMessage())) + where;
    }

    /** Returns the failure to report for a record that could not be made. */
    static InvalidSpecException describe(JsonProcessingException failure, String subject) {
        String path = failure instanceof JsonMappingException mapping ? path(subject, mapping) : subject;
        if (failure.getCause() instanceof InvalidSpecException refused) {
            return new InvalidSpecException(refused.getMessage() + " (" + path + ")");
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            return new InvalidSpecException(path + ": expected one of " + String.join(", ", known)
                    + " but got an unknown key." + Suggestion.sentence(unknown.getPropertyName(), known));
        }
        return new InvalidSpecException(path + ": "
                + StrictJson.excerpt(Objects.requireNonNullElse(failure.getOriginalMessage(), "unreadable")));
    }

    private static String path(String subject, JsonMappingException failure) {
        StringBuilder path = new StringBuilder(subject);
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append('.').append(StrictJson.excerpt(step.getFieldName()));
            }
        }
        return path.toString();
    }
}
