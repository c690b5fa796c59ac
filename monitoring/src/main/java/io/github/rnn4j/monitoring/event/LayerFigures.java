package io.github.rnn4j.monitoring.event;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * One recurrent layer at one step of training.
 *
 * @param name by the model file, such as {@code rnn.l0} or {@code recurrent.1.l0_reverse}
 * @param gradientNorms norm of the loss's gradient with respect to the hidden state after each time step, counted back from each sequence's
 *     last step: the last number is that of the last step; the root of the mean square over the sequences that have the step
 * @param saturatedShare share of hidden states beyond 0.99 in magnitude, of a layer whose states lie between -1 and 1; NaN for others
 * @param deadShare share of units that are 0 at every step of every sequence, of a layer of rectified units; NaN for others
 * @param spectralRadius greatest magnitude of the eigenvalues of its recurrent weight; NaN for a cell with several gates
 */
@Experimental
public record LayerFigures(
        String name, List<Double> gradientNorms, double saturatedShare, double deadShare, double spectralRadius) {
    public LayerFigures {
        gradientNorms = List.copyOf(gradientNorms);
    }
}
