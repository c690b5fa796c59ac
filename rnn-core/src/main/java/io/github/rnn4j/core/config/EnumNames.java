package io.github.rnn4j.core.config;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Enum constants as JSON: their names in lower case, with hyphens. */
final class EnumNames {
    private EnumNames() {}

    static String write(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(E[] values, JsonFields fields, String key) {
        String text = fields.text(key);
        for (E value : values) {
            if (write(value).equals(text)) {
                return value;
            }
        }
        List<String> known = Stream.of(values).map(EnumNames::write).toList();
        throw new InvalidSpecException(fields.at(key) + ": expected one of " + String.join(", ", known) + " but got '"
                + StrictJson.excerpt(text) + "'." + Suggestion.sentence(text, known));
    }
}
