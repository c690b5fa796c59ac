package io.github.rnn4j.verification.integration.pytorch;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A case step by step out of the primitives. Used once. */
final class ComposedGolden {
    private final GoldenCase golden;
    private final DType dtype;
    private final TensorOps ops;
    private final TapeRecorder recorder;
    private final Map<String, Tensor> gradients = new LinkedHashMap<>();

    private ComposedGolden(GoldenCase golden, DType dtype, TensorOps ops) {
        this.golden = golden;
        this.dtype = dtype;
        this.ops = ops;
        this.recorder = new TapeRecorder(ops);
    }

    /** Returns the results by the names of the case. */
    static Map<String, double[]> run(Backend backend, GoldenCase golden, DType dtype) {
        try (Session session = backend.newSession(Mode.TRAINING)) {
            return new ComposedGolden(golden, dtype, session.ops()).run();
        }
    }

    private Map<String, double[]> run() {
        ComposedSequence sequence = new ComposedSequence(
                golden.descriptor(dtype), CellRegistry.ofClassPath().choose(golden.cell()));
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        golden.parameters()
                .forEach(name -> parameters.put(name, variable("parameter." + name, golden.parameter(name))));
        Tensor input = variable("input", golden.get("input"));
        List<NamedArray> given = golden.states("initial");
        List<Tensor> initial = IntStream.range(0, given.size())
                .mapToObj(i -> variable("initial." + i, given.get(i)))
                .toList();
        int[] used = golden.lengths();
        Tensor lengths = used.length == 0 ? null : recorder.constant(Shape.of(used.length), used);
        ComposedResult result = sequence.run(recorder, parameters::get, input, lengths, initial);
        Map<String, Tensor> outputs = new LinkedHashMap<>(Map.of("output", result.output()));
        for (int i = 0; i < result.finalState().size(); i++) {
            outputs.put("final." + i, result.finalState().get(i));
        }
        record(outputs);
        Map<String, double[]> values = new LinkedHashMap<>();
        outputs.forEach((name, tensor) -> values.put(name, TensorValues.read(ops, tensor)));
        gradients.forEach((name, tensor) -> values.put(name + ".gradient", TensorValues.read(ops, tensor)));
        return values;
    }

    private void record(Map<String, Tensor> outputs) {
        List<Tensor> above = new ArrayList<>();
        outputs.keySet().forEach(name -> above.add(tensor(golden.get(name + ".gradient"))));
        Tape tape = recorder.record(List.copyOf(outputs.values()), above);
        tape.forward();
        tape.backward();
    }

    private Tensor variable(String name, NamedArray array) {
        Tensor gradient = ops.allocate(dtype, array.shape());
        gradients.put(name, gradient);
        return recorder.variable(tensor(array), gradient);
    }

    private Tensor tensor(NamedArray array) {
        return TensorValues.tensor(ops, dtype, array.shape(), array.values());
    }
}
