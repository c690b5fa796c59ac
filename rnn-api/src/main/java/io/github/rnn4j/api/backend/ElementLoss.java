package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * The tensors of a loss that looks at each output by itself: {@code loss = scale Σ weight l(output, target)}. All are of one
 * floating type and of the shape {@code [rows, outputs]}, but for {@code loss}. None may be another.
 *
 * @param outputs what the network put out
 * @param targets what it should have
 * @param weights how much each element counts, >= 0; where it is 0 the element is not used, be output and target NaN
 * @param scale factor on loss and gradient
 * @param loss {@code [1]}, overwritten
 * @param gradient of the outputs, overwritten by {@code scale weight dl/d(output)}
 */
@Experimental
public record ElementLoss(Tensor outputs, Tensor targets, Tensor weights, double scale, Tensor loss, Tensor gradient) {}
