/**
 * Opaque tensors: handles to memory that a backend owns. Start with {@link io.github.rnn4j.api.tensor.Tensor}; what can
 * be done with one stands in {@link io.github.rnn4j.api.backend.TensorOps}.
 */
@NullMarked
package io.github.rnn4j.api.tensor;

import org.jspecify.annotations.NullMarked;
