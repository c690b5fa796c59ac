package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * One direction of one recurrent layer at one step of training, on some sequences of the step's batch.
 *
 * @param name by the model file, such as {@code rnn.l0} or {@code recurrent.1.l0_reverse}
 * @param gradientNorms norm of the gradient of a sequence's own loss with respect to the hidden state after each time step, as the root
 *     of the mean square over the sequences that have the step. Counted back from the step of each sequence that is read last: the
 *     last number is that of this step. Of truncated training only the steps that gradients go back
 * @param saturatedShare share of hidden states beyond 0.99 in magnitude, of a cell whose states lie between -1 and 1; NaN for others
 * @param deadShare share of units that are 0 after every step of every sequence, of a cell of rectified units; NaN for others
 * @param spectralRadius greatest magnitude of the eigenvalues of the weight on the state, to about a hundredth; NaN for a cell with
 *     several gates, or none
 */
@Experimental
public record LayerInspection(
        String name, List<Double> gradientNorms, double saturatedShare, double deadShare, double spectralRadius) {
    public LayerInspection {
        gradientNorms = List.copyOf(gradientNorms);
    }
}
