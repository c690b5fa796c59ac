package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records every call anew, with the plan's fault in it. */
final class ComposedExecutor implements SequenceExecutor {
    private static final String REVERSE = "_reverse";

    private final ComposedPlan plan;
    private final TensorOps ops;
    private boolean closed;

    ComposedExecutor(ComposedPlan plan, TensorOps ops) {
        this.plan = plan;
        this.ops = ops;
    }

    @Override
    public void forward(SequenceForward pass) {
        checkOpen();
        PlanChecks.check(plan, pass);
        try (Scope scope = ops.openScope()) {
            Call call = new Call(pass);
            call.recorder.record().forward();
            if (pass.output() != null) {
                ops.copy(call.result.output(), pass.output());
                if (plan.fault() == PlanFault.OUTPUT_NOT_MASKED && pass.lengths() != null) {
                    repeatOutput(pass.output(), pass.lengths().host());
                }
            }
            for (int i = 0; i < pass.finalState().size(); i++) {
                ops.copy(call.result.finalState().get(i), pass.finalState().get(i));
            }
        }
    }

    @Override
    public void backward(SequenceBackward pass) {
        checkOpen();
        PlanChecks.check(plan, pass);
        try (Scope scope = ops.openScope()) {
            Call call = new Call(pass.forward());
            List<Tensor> results = new ArrayList<>(call.result.finalState());
            List<Tensor> above = new ArrayList<>(pass.finalStateGradient());
            results.add(call.result.output());
            above.add(pass.outputGradient());
            Tape tape = call.recorder.record(results, above);
            tape.forward();
            tape.backward();
            if (pass.inputGradient() != null) {
                ops.copy(call.gradients.get("input"), pass.inputGradient());
            }
            for (int i = 0; i < pass.initialStateGradient().size(); i++) {
                ops.copy(
                        call.gradients.get("state " + i),
                        pass.initialStateGradient().get(i));
            }
            call.addTo(pass.parameterGradient());
        }
    }

    private void repeatOutput(Tensor output, int[] lengths) {
        if (output.shape().rank() == 2) {
            return;
        }
        double[] values = new double[output.shape().elements()];
        ops.download(output, values, 0);
        int features = output.shape().size(2);
        int step = lengths.length * features;
        for (int i = step; i < values.length; i++) {
            if (i / step >= lengths[i % step / features]) {
                values[i] = values[i - step];
            }
        }
        ops.upload(values, 0, output);
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedResourceException("executor: expected an open one but got a closed one. Make another.");
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** One recording of a pass. */
    private final class Call {
        private final TapeRecorder recorder = new TapeRecorder(ops);
        private final Map<String, Tensor> variables = new HashMap<>();
        private final Map<String, Tensor> gradients = new HashMap<>();
        private final ComposedResult result;

        Call(SequenceForward pass) {
            Tensor input = variable("input", pass.input());
            List<Tensor> state = new ArrayList<>();
            for (int i = 0; i < pass.initialState().size(); i++) {
                state.add(variable("state " + i, pass.initialState().get(i)));
            }
            for (ParameterSpec spec : plan.parameterLayout().parameters()) {
                Tensor value = ops.allocate(plan.descriptor().storage(), spec.shape());
                ops.upload(pass.parameters().download(spec.name()), 0, value);
                variable(spec.name(), value);
            }
            SequenceLengths lengths = plan.fault() == PlanFault.LENGTHS_DROPPED ? null : pass.lengths();
            Tensor used = lengths == null ? null : recorder.input(lengths.device());
            result = plan.sequence()
                    .run(recorder, parameters(pass.input().shape().size(0)), input, used, state);
        }

        /** Records a copy: recorders know a tensor once only, and one may be input and result at once. */
        private Tensor variable(String name, Tensor given) {
            Tensor value = ops.allocate(given.dtype(), given.shape());
            ops.copy(given, value);
            gradients.put(name, ops.allocate(given.dtype(), given.shape()));
            variables.put(name, recorder.variable(value, gradients.get(name)));
            return value;
        }

        private CellParameters parameters(int timeSteps) {
            return switch (plan.fault()) {
                case BIAS_IGNORED -> without("bias_hh");
                case WRONG_AT_ONE_STEP -> timeSteps == 1 ? without("bias_ih") : variables::get;
                case GATES_SWAPPED -> name -> swapped(variables.get(name));
                case DIRECTIONS_SWAPPED -> name -> variables.get(ofTheOtherDirection(name));
                default -> variables::get;
            };
        }

        /** Swaps the last two quarters of a parameter of four gates. */
        private Tensor swapped(Tensor stacked) {
            int gates = stacked.shape().size(0) / plan.descriptor().hiddenSize();
            if (gates != 4) {
                return stacked;
            }
            int hidden = plan.descriptor().hiddenSize();
            return recorder.concat(
                    List.of(
                            recorder.narrow(stacked, 0, 0, 2 * hidden),
                            recorder.narrow(stacked, 0, 3 * hidden, hidden),
                            recorder.narrow(stacked, 0, 2 * hidden, hidden)),
                    0);
        }

        private String ofTheOtherDirection(String name) {
            String other =
                    name.endsWith(REVERSE) ? name.substring(0, name.length() - REVERSE.length()) : name + REVERSE;
            return variables.containsKey(other) ? other : name;
        }

        private CellParameters without(String forgotten) {
            return name -> name.startsWith(forgotten) ? recorder.scale(0, variables.get(name)) : variables.get(name);
        }

        private void addTo(ParameterBlock parameterGradient) {
            for (ParameterSpec spec : plan.parameterLayout().parameters()) {
                double[] total = parameterGradient.download(spec.name());
                double[] added = new double[spec.shape().elements()];
                ops.download(gradients.get(spec.name()), added, 0);
                for (int i = 0; i < total.length; i++) {
                    total[i] = plan.fault() == PlanFault.GRADIENT_OVERWRITTEN ? added[i] : total[i] + added[i];
                }
                parameterGradient.upload(spec.name(), total);
            }
        }
    }
}
