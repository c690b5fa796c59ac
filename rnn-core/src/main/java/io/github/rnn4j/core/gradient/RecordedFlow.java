package io.github.rnn4j.core.gradient;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A sequence recorded once, run for each seed. Confined to its session's thread and scope. */
final class RecordedFlow {
    private static final int BATCH = 16;

    private final TensorOps ops;
    private final ComposedSequence sequence;
    private final Map<String, Tensor> parameters = new HashMap<>();
    private final Tensor input;
    private final Tensor direction;
    private final Tape tape;
    private final List<Tensor> stepGradients;

    RecordedFlow(TensorOps ops, ComposedSequence sequence, int inputSize, int timeSteps) {
        this.ops = ops;
        this.sequence = sequence;
        TapeRecorder recorder = new TapeRecorder(ops);
        for (ParameterSpec parameter : sequence.parameters()) {
            Tensor value = ops.allocate(DType.FLOAT64, parameter.shape());
            parameters.put(parameter.name(), recorder.variable(value, ops.allocate(DType.FLOAT64, parameter.shape())));
        }
        this.input = recorder.input(DType.FLOAT64, Shape.of(timeSteps, BATCH, inputSize));
        ComposedResult result = sequence.run(
                recorder, name -> Objects.requireNonNull(parameters.get(name), name), input, null, List.of());
        this.direction = ops.allocate(DType.FLOAT64, result.output().shape());
        this.tape = recorder.record(List.of(result.output()), List.of(direction));
        this.stepGradients = result.stepStates().stream()
                .map(state -> Objects.requireNonNull(recorder.gradientOf(state), "gradient of a step's state"))
                .toList();
    }

    /** Returns for each step the logarithm of the gradient's norm, the mean over the batch. */
    double[] run(FirstValues firstValues, long seed) {
        int index = 0;
        for (ParameterSpec parameter : sequence.parameters()) {
            Tensor target = Objects.requireNonNull(parameters.get(parameter.name()), parameter.name());
            ops.upload(firstValues.draw(parameter, seed, index++), 0, target);
        }
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.TESTING, 0, 0));
        ops.upload(gaussians(numbers, input.shape().elements()), 0, input);
        ops.upload(gaussians(numbers, direction.shape().elements()), 0, direction);
        tape.forward();
        tape.backward();
        return stepGradients.stream().mapToDouble(this::logMeanNorm).toArray();
    }

    private static double[] gaussians(RandomStream numbers, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = numbers.nextGaussian();
        }
        return values;
    }

    private double logMeanNorm(Tensor gradient) {
        int width = gradient.shape().size(1);
        double[] values = new double[gradient.shape().elements()];
        ops.download(gradient, values, 0);
        double greatest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (greatest == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int row = 0; row < BATCH; row++) {
            double squares = 0;
            for (int i = 0; i < width; i++) {
                // Of what is below 1e-162 the square is 0.
                double share = values[row * width + i] / greatest;
                squares += share * share;
            }
            sum += Math.sqrt(squares);
        }
        return Math.log(greatest) + Math.log(sum / BATCH);
    }
}
