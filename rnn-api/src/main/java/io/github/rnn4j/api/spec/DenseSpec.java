package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * An affine map: {@code [.., inputSize]} to {@code [.., outputSize]}, {@code y = W x + b} with {@code W} of shape {@code
 * [outputSize, inputSize]}.
 *
 * @param outputSize at least 1
 * @param initializer first values of the weight; the bias starts at zero
 */
@Experimental
public record DenseSpec(int outputSize, InitializerSpec initializer) implements LayerSpec {
    public DenseSpec {
        Checks.atLeast(1, outputSize, "dense.outputSize");
        Checks.anyShape(initializer, "dense.initializer");
    }
}
