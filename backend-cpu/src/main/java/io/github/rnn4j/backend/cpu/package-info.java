/**
 * The default backend: pure Java, no native library. Start with {@link io.github.rnn4j.backend.cpu.CpuBackendProvider}, the one
 * type for others; behind it {@code CpuSession} and {@code CpuTensorOps} (tier 1, a file for each family) and {@code RnnPlan}
 * (tier 2: Elman's cells fused). Tensors are Java arrays; the loops over them are in {@code internal.kernel}.
 */
@NullMarked
package io.github.rnn4j.backend.cpu;

import org.jspecify.annotations.NullMarked;
