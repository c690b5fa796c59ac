/**
 * The backend over DJL with the PyTorch engine: tier 1 on the engine's arrays, on the processor ({@code djl}) or, in a build of
 * its own, on a GPU ({@code djl-cuda}). Start with {@link io.github.rnn4j.backend.djl.DjlBackendProvider}; the providers are the
 * only types for others. Behind them: {@code DjlProbe} looks for the engine without touching it, {@code DjlEngine} starts it,
 * {@code DjlCall} is one operation's work with it, and {@code DjlTensorOps} has a file for each family of operations.
 */
@NullMarked
package io.github.rnn4j.backend.djl;

import org.jspecify.annotations.NullMarked;
