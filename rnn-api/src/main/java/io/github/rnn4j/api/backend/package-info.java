/**
 * The service provider interface of backends. Start with {@link io.github.rnn4j.api.backend.BackendProvider}, then
 * {@link io.github.rnn4j.api.backend.Backend} and {@link io.github.rnn4j.api.backend.TensorOps} (tier 1, mandatory); fused
 * sequences ({@link io.github.rnn4j.api.backend.SequencePlan}, tier 2) are optional. The rules behind the methods are
 * numbered in {@code docs/spec/backend-contract.md}; the conformance kit tests them.
 */
@NullMarked
package io.github.rnn4j.api.backend;

import org.jspecify.annotations.NullMarked;
