package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.autodiff.sequence.StateMasks;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Step by step out of the primitives: any cell, on any backend.
 *
 * @param sequence the cell over all layers and directions
 * @param prefix what the parameters' names begin with
 * @param firstValues how they start
 * @param recurrentDropout share of units of the state that training drops
 */
record ComposedSequenceRunner(
        ComposedSequence sequence, String prefix, FirstValues firstValues, double recurrentDropout)
        implements SequenceRunner {
    @Override
    public List<BlockSpec> blocks() {
        return sequence.parameters().stream()
                .map(parameter -> BlockSpec.single(parameter, prefix, firstValues))
                .toList();
    }

    @Override
    public ExecutionPath path() {
        return ExecutionPath.COMPOSED;
    }

    @Override
    public Result record(Recording recording, Call call, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Map<String, Tensor> named = new HashMap<>();
        List<ParameterSpec> specs = sequence.parameters();
        for (int i = 0; i < specs.size(); i++) {
            named.put(specs.get(i).name(), parameters.watch(ops, i));
        }
        CellParameters byName = name -> Objects.requireNonNull(named.get(name), name);
        ComposedResult result =
                sequence.run(ops, byName, call.input(), call.lengths().device(), call.initialState(), masks(recording));
        return new Result(List.of(result.output()), result.finalState(), result.passStates());
    }

    private @Nullable StateMasks masks(Recording recording) {
        if (!recording.dropping() || recurrentDropout == 0) {
            return null;
        }
        return (pass, part, shape) ->
                recording.sharedMask(prefix + "state." + pass + "." + part, shape, recurrentDropout);
    }
}
