package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A sealed family of records as JSON: each member has a {@code type} name, which stands first. A new member is one more
 * {@link #with}.
 *
 * @param <T> the sealed interface
 */
final class Family<T> {
    private final Map<String, Member<T, ?>> byType = new LinkedHashMap<>();
    private final Map<Class<?>, Member<T, ?>> byClass = new LinkedHashMap<>();

    /** Adds a member. */
    <S extends T> Family<T> with(
            String type, Class<S> of, Function<JsonFields, S> reader, BiConsumer<S, ObjectNode> writer) {
        Member<T, S> member = new Member<>(type, of, reader, writer);
        byType.put(type, member);
        byClass.put(of, member);
        return this;
    }

    /** Returns the classes that have a name. */
    Set<Class<?>> members() {
        return byClass.keySet();
    }

    T read(JsonNode node, String path) {
        return read(JsonFields.of(node, path));
    }

    T read(JsonFields fields) {
        String type = fields.text(JsonFields.TYPE);
        Member<T, ?> member = byType.get(type);
        if (member == null) {
            throw new InvalidSpecException(fields.at(JsonFields.TYPE) + ": expected one of "
                    + String.join(", ", byType.keySet()) + " but got '" + StrictJson.excerpt(type) + "'."
                    + Suggestion.sentence(type, byType.keySet()));
        }
        return member.reader.apply(fields.withoutType());
    }

    ObjectNode write(T value) {
        Member<T, ?> member = byClass.get(value.getClass());
        if (member == null) {
            throw new InvalidSpecException("json: expected a type with a name but got " + value);
        }
        return member.write(value);
    }

    private record Member<T, S extends T>(
            String type, Class<S> of, Function<JsonFields, S> reader, BiConsumer<S, ObjectNode> writer) {
        ObjectNode write(T value) {
            ObjectNode object = JsonNodeFactory.instance.objectNode().put(JsonFields.TYPE, type);
            writer.accept(of.cast(value), object);
            return object;
        }
    }
}
