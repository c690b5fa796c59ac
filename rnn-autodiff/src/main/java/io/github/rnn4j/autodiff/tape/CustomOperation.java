package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.vjp.GradientFlow;
import io.github.rnn4j.autodiff.vjp.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an operation of a {@link CustomStep}. */
final class CustomOperation {
    private CustomOperation() {}

    static Operation of(CustomStep step) {
        List<Tensor> inputs = List.copyOf(step.inputs());
        List<Tensor> outputs = List.copyOf(step.outputs());
        return new Operation(inputs, outputs, step::forward, flow -> backward(flow, step, inputs, outputs));
    }

    /** Records the step, and after it the sums for inputs that have a gradient from elsewhere. */
    private static void backward(GradientFlow flow, CustomStep step, List<Tensor> inputs, List<Tensor> outputs) {
        List<@Nullable Tensor> outputGradients = new ArrayList<>();
        for (Tensor output : outputs) {
            outputGradients.add(flow.reaches(output) ? flow.gradient(output) : null);
        }
        List<@Nullable Tensor> inputGradients = new ArrayList<>();
        List<Runnable> sums = new ArrayList<>();
        for (Tensor input : inputs) {
            inputGradients.add(flow.wants(input) ? place(flow, input, sums) : null);
        }
        flow.step(step.backward(
                Collections.unmodifiableList(outputGradients), Collections.unmodifiableList(inputGradients)));
        sums.forEach(Runnable::run);
    }

    private static Tensor place(GradientFlow flow, Tensor input, List<Runnable> sums) {
        GradientFlow.Target target = flow.target(input);
        if (target.fresh()) {
            return target.tensor();
        }
        Tensor part = flow.scratch(input.dtype(), input.shape());
        sums.add(() -> flow.addScaled(input, 1, part));
        return part;
    }
}
