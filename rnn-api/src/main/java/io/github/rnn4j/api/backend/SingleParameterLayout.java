package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;

/**
 * A block that is one parameter in its canonical shape.
 *
 * @param parameter the parameter
 */
@Stable
public record SingleParameterLayout(ParameterSpec parameter) implements ParameterLayout {
    @Override
    public List<ParameterSpec> parameters() {
        return List.of(parameter);
    }

    @Override
    public Shape storageShape() {
        return parameter.shape();
    }
}
