/**
 * Backends over ND4J: {@code nd4j} on the processor, {@code nd4j-cuda} on a GPU that its binaries know. Start with the two
 * providers, the only types for others; behind them {@code Nd4jSession} and {@code Nd4jOps} (tier 1, an interface for each
 * family). Tensors are arrays in the engine's memory ({@code EngineArray}); {@code EngineCalls} runs its operations on them.
 * Nothing outside {@code Engine*} and the families names a class of ND4J, so that listing the backends loads none.
 */
@NullMarked
package io.github.rnn4j.backend.nd4j;

import org.jspecify.annotations.NullMarked;
