package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;

/**
 * Where the parameters of a block stand in its storage. A plan chooses the layout that its kernels read fastest (cuDNN's
 * weight space, packed panels); everything outside sees names and canonical shapes only. Elements that belong to no parameter
 * are 0 in every block and stay so. Immutable.
 */
@Stable
public interface ParameterLayout {
    /** Returns the parameters, in the order in which they are initialised and saved. */
    List<ParameterSpec> parameters();

    /** Returns the shape of the whole storage. */
    Shape storageShape();

    /** Returns the layout of a block that is one parameter in its canonical shape. Every backend has it. */
    static ParameterLayout single(ParameterSpec parameter) {
        return new SingleParameterLayout(parameter);
    }

    /** Returns how many numbers can be learned; elements between parameters do not count. */
    default long parameterCount() {
        return parameters().stream().mapToLong(p -> p.shape().elements()).sum();
    }
}
