package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.Model;
import java.util.List;

/**
 * What came out.
 *
 * @param model the network with the parameters of the best epoch, or those reached if none was finished; the caller closes it
 * @param epochs what each epoch gave
 * @param bestEpoch which one was kept, from 1; 0 for the parameters reached before the first epoch was over
 * @param reason why training ended
 */
@Experimental
public record TrainingResult(Model model, List<EpochRecord> epochs, int bestEpoch, StopReason reason) {
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }
}
