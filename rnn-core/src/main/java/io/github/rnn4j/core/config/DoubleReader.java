package io.github.rnn4j.core.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a double from a number only; Jackson's own takes the texts {@code NaN} and {@code Infinity} whatever its settings. */
final class DoubleReader extends StdScalarDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    DoubleReader() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return (Double) context.handleUnexpectedToken(Double.class, parser);
        }
        return parser.getDoubleValue();
    }
}
