package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which model a result is about, and what ran it.
 *
 * @param cell type of the recurrent cell
 * @param parameters numbers learned
 * @param frozenParameters numbers taken over and not learned
 * @param backend name of the backend
 * @param path {@code fused}, {@code composed} or {@code mixed}
 * @param kernels which kernels of the backend ran
 * @param vectors the pretrained vectors that the network started at; null if there were none
 */
@Experimental
public record ModelSummary(
        String cell,
        long parameters,
        long frozenParameters,
        String backend,
        String path,
        String kernels,
        @Nullable VectorSummary vectors) {
    /**
     * Describes an open model.
     *
     * @param backend that it runs on
     */
    public static ModelSummary of(Model network, Backend backend) {
        return of(network, backend, 0);
    }

    /**
     * Describes an open model that answers together with a baseline.
     *
     * @param backend that it runs on
     * @param frozenParameters the baseline's numbers
     */
    public static ModelSummary of(Model network, Backend backend, long frozenParameters) {
        return new ModelSummary(
                cell(network),
                network.parameterCount(),
                frozenParameters,
                network.backend(),
                network.path().name().toLowerCase(Locale.ROOT),
                backend.diagnostics().kernels(),
                null);
    }

    /** Returns the same of a network that started at vectors; frozen ones were not learned. */
    public ModelSummary withVectors(@Nullable VectorSummary pretrained) {
        long frozen = pretrained == null ? 0 : pretrained.frozenParameters();
        return new ModelSummary(
                cell, parameters - frozen, frozenParameters + frozen, backend, path, kernels, pretrained);
    }

    /** Returns whether the network that answers stands upon a baseline. */
    public boolean answersWithBaseline() {
        return frozenParameters > (vectors == null ? 0 : vectors.frozenParameters());
    }

    private static String cell(Model network) {
        for (LayerSpec layer : network.network().layers()) {
            if (layer instanceof RecurrentSpec recurrent) {
                return recurrent.cell().toString();
            }
        }
        return "none";
    }
}
