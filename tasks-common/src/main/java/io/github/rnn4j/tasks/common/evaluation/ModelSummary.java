package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Which model a result is about, and what ran it.
 *
 * @param cell type of the recurrent cell
 * @param parameters numbers learned
 * @param frozenParameters numbers taken over and not learned
 * @param backend name of the backend
 * @param path {@code fused}, {@code composed} or {@code mixed}
 * @param kernels which kernels of the backend ran
 */
@Experimental
public record ModelSummary(
        String cell, long parameters, long frozenParameters, String backend, String path, String kernels) {}
