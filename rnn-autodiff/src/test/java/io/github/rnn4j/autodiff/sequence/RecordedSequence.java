package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A composed sequence on a tape, with random parameters, input, initial state and output gradients. */
final class RecordedSequence {
    final PlainOps ops = new PlainOps();
    final TapeRecorder recorder = new TapeRecorder(ops);
    final ComposedSequence sequence;
    final Tensor input;
    final @Nullable Tensor lengths;
    final List<Tensor> initialState = new ArrayList<>();
    final ComposedResult result;
    final Tensor outputGradient;
    final Tape tape;
    /** The gradients of input, initial state and parameters, by name. */
    final Map<String, Tensor> gradients = new LinkedHashMap<>();

    final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Random random = new Random(7);

    RecordedSequence(SequenceDescriptor descriptor, CellProvider provider, int timeSteps, int... lengths) {
        this(descriptor, provider, timeSteps, lengths.length, lengths);
    }

    RecordedSequence(
            SequenceDescriptor descriptor,
            CellProvider provider,
            int timeSteps,
            int batchSize,
            int @Nullable [] lengths) {
        sequence = new ComposedSequence(descriptor, provider);
        input = variable("input", Shape.of(timeSteps, batchSize, descriptor.inputSize()));
        this.lengths = lengths == null ? null : recorder.constant(Shape.of(batchSize), lengths);
        int passes = descriptor.numLayers() * descriptor.direction().count();
        sequence.state()
                .forEach(spec -> initialState.add(
                        variable("initial " + spec.name(), Shape.of(passes, batchSize, spec.width()))));
        for (ParameterSpec spec : sequence.parameters()) {
            parameters.put(spec.name(), variable(spec.name(), spec.shape()));
        }
        result = sequence.run(recorder, parameters::get, input, this.lengths, initialState);
        outputGradient = random(result.output().shape());
        List<Tensor> outputs = new ArrayList<>(result.finalState());
        List<Tensor> outputGradients = new ArrayList<>();
        outputs.forEach(state -> outputGradients.add(random(state.shape())));
        outputs.add(result.output());
        outputGradients.add(outputGradient);
        tape = recorder.record(outputs, outputGradients);
    }

    void run() {
        gradients.values().forEach(gradient -> ops.fill(gradient, 0));
        tape.forward();
        tape.backward();
    }

    private Tensor variable(String name, Shape shape) {
        Tensor gradient = ops.allocate(DType.FLOAT64, shape);
        gradients.put(name, gradient);
        return recorder.variable(random(shape), gradient);
    }

    private Tensor random(Shape shape) {
        return ops.of(
                shape, random.doubles(shape.elements()).map(u -> 1.5 * u - 0.7).toArray());
    }
}
