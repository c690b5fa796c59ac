package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * The state after a first reading of the first steps.
 *
 * @param steps steps of the first reading
 */
record BurnInState(int steps) implements InitialState {
    @Override
    public List<Tensor> record(Place place, LayerParameters parameters) {
        Recording recording = place.recording();
        int read = Math.min(steps, recording.timeSteps());
        Tensor first = recording.recorder().narrow(place.input(), 0, 0, read);
        SequenceLengths lengths =
                recording.slots().lengthsUpTo(recording.session().ops(), read);
        recording.recorder().input(lengths.device());
        SequenceRunner.Call call =
                new SequenceRunner.Call(first, lengths, List.of(), SequenceRunner.Wanted.FINAL_STATE);
        return place.runner().record(recording, call, place.cellParameters()).finalState();
    }
}
