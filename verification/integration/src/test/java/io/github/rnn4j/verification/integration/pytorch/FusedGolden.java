package io.github.rnn4j.verification.integration.pytorch;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case in the backend's own plan. Used once. */
final class FusedGolden {
    private final GoldenCase golden;
    private final DType dtype;
    private final TensorOps ops;

    private FusedGolden(GoldenCase golden, DType dtype, TensorOps ops) {
        this.golden = golden;
        this.dtype = dtype;
        this.ops = ops;
    }

    /** Returns the results by the names of the case. */
    static Map<String, double[]> run(Backend backend, GoldenCase golden, DType dtype) {
        SequencePlan plan = backend.plan(golden.descriptor(dtype));
        try (Session session = backend.newSession(Mode.TRAINING);
                ParameterBlock parameters = backend.allocateParameters(plan.parameterLayout(), dtype);
                ParameterBlock gradient = backend.allocateParameters(plan.parameterLayout(), dtype)) {
            golden.parameters()
                    .forEach(name ->
                            parameters.upload(name, golden.parameter(name).values()));
            return new FusedGolden(golden, dtype, session.ops()).run(session, plan, parameters, gradient);
        }
    }

    private Map<String, double[]> run(
            Session session, SequencePlan plan, ParameterBlock parameters, ParameterBlock gradient) {
        List<Tensor> initial = tensors("initial", "");
        Tensor output = ops.allocate(dtype, golden.get("output").shape());
        List<Tensor> finalState = unwritten("final");
        Tensor input = tensor(golden.get("input"));
        SequenceForward forward = new SequenceForward(
                parameters, input, lengths(), initial, output, finalState, plan.newReserve(session));
        Tensor inputGradient = ops.allocate(dtype, input.shape());
        List<Tensor> initialGradient = unwritten("initial");
        SequenceBackward backward = new SequenceBackward(
                forward,
                tensor(golden.get("output.gradient")),
                tensors("final", ".gradient"),
                inputGradient,
                initialGradient,
                null,
                gradient);
        SequenceExecutor executor = plan.newExecutor(session);
        executor.forward(forward);
        executor.backward(backward);
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("output", TensorValues.read(ops, output));
        values.put("input.gradient", TensorValues.read(ops, inputGradient));
        put(values, "final", "", finalState);
        put(values, "initial", ".gradient", initialGradient);
        golden.parameters().forEach(name -> values.put("parameter." + name + ".gradient", gradient.download(name)));
        return values;
    }

    private void put(Map<String, double[]> values, String kind, String suffix, List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            values.put(kind + "." + i + suffix, TensorValues.read(ops, tensors.get(i)));
        }
    }

    private SequenceLengths lengths() {
        int[] used = golden.lengths();
        return used.length == 0
                ? null
                : new SequenceLengths(used, TensorValues.whole(ops, Shape.of(used.length), used));
    }

    private List<Tensor> unwritten(String kind) {
        return golden.states(kind).stream()
                .map(array -> ops.allocate(dtype, array.shape()))
                .toList();
    }

    private List<Tensor> tensors(String kind, String suffix) {
        return golden.states(kind).stream()
                .map(array -> array.name().substring(array.name().indexOf('/') + 1))
                .map(name -> tensor(golden.get(name + suffix)))
                .toList();
    }

    private Tensor tensor(NamedArray array) {
        return TensorValues.tensor(ops, dtype, array.shape(), array.values());
    }
}
