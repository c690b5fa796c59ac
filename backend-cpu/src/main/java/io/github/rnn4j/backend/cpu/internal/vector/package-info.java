/** Kernels of the Vector API. Nothing outside loads a class of this package unless the module {@code jdk.incubator.vector} is there. */
@NullMarked
package io.github.rnn4j.backend.cpu.internal.vector;

import org.jspecify.annotations.NullMarked;
