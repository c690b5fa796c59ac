package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A plan with made-up parameters and all the tensors of a pass, in padded steps NaN. */
final class RnnCase {
    /** What a case is made from. */
    record Sizes(
            int inputSize,
            int hiddenSize,
            int numLayers,
            Direction direction,
            boolean bias,
            int timeSteps,
            List<Integer> lengths,
            boolean initialState,
            Output output) {}

    final Sizes sizes;
    final int batch;
    final Map<String, double[]> parameters = new LinkedHashMap<>();
    final double[] input;
    final double[] initial;
    final double[] outputGradient;
    final double[] finalGradient;

    final SequencePlan plan;
    final ParameterBlock block;
    final ParameterBlock gradient;
    final SequenceExecutor executor;
    final SequenceReserve reserve;
    final SequenceForward forward;
    final SequenceBackward backward;
    private final CpuFixture cpu;

    RnnCase(CpuFixture cpu, DType dtype, Sizes sizes) {
        this(cpu, FusedCell.RNN, dtype, sizes);
    }

    RnnCase(CpuFixture cpu, FusedCell cell, DType dtype, Sizes sizes) {
        this(cpu, cell, dtype, sizes, cpu.backend::plan);
    }

    RnnCase(
            CpuFixture cpu,
            FusedCell cell,
            DType dtype,
            Sizes sizes,
            Function<SequenceDescriptor, SequencePlan> planner) {
        this.cpu = cpu;
        this.sizes = sizes;
        this.batch = sizes.lengths().size();
        SequenceDescriptor descriptor = SequenceDescriptor.builder(
                        CellSpec.of(cell.type()), sizes.inputSize(), sizes.hiddenSize())
                .numLayers(sizes.numLayers())
                .direction(sizes.direction())
                .bias(sizes.bias())
                .output(sizes.output())
                .gradients(Set.of(Gradient.values()))
                .types(dtype, dtype)
                .mode(Mode.TRAINING)
                .build();
        plan = planner.apply(descriptor);
        block = cpu.backend.allocateParameters(plan.parameterLayout(), dtype);
        gradient = cpu.backend.allocateParameters(plan.parameterLayout(), dtype);
        for (ParameterSpec spec : plan.parameterLayout().parameters()) {
            parameters.put(spec.name(), scaled(cpu.random(spec.shape().elements()), 1 / Math.sqrt(sizes.hiddenSize())));
            block.upload(spec.name(), parameters.get(spec.name()));
        }
        int width = sizes.direction().count() * sizes.hiddenSize();
        int states = sizes.numLayers() * sizes.direction().count();
        boolean sequence = sizes.output() == Output.SEQUENCE;
        input = padded(sizes.inputSize());
        initial = cpu.random(states * batch * sizes.hiddenSize());
        finalGradient = cpu.random(states * batch * sizes.hiddenSize());
        outputGradient = sequence ? padded(width) : cpu.random(batch * width);
        executor = plan.newExecutor(cpu.session);
        reserve = plan.newReserve(cpu.session);
        int[] state = {states, batch, sizes.hiddenSize()};
        int[] output = sequence ? new int[] {sizes.timeSteps(), batch, width} : new int[] {batch, width};
        int[] lengths = sizes.lengths().stream().mapToInt(Integer::intValue).toArray();
        forward = new SequenceForward(
                block,
                cpu.tensor(dtype, input, sizes.timeSteps(), batch, sizes.inputSize()),
                new SequenceLengths(lengths, cpu.ints(lengths, batch)),
                sizes.initialState() ? parts(cell, () -> cpu.tensor(dtype, initial, state)) : List.of(),
                cpu.zeros(dtype, output),
                parts(cell, () -> cpu.zeros(dtype, state)),
                reserve);
        backward = new SequenceBackward(
                forward,
                cpu.tensor(dtype, outputGradient, output),
                parts(cell, () -> cpu.tensor(dtype, finalGradient, state)),
                cpu.zeros(dtype, sizes.timeSteps(), batch, sizes.inputSize()),
                parts(cell, () -> cpu.zeros(dtype, state)),
                cpu.zeros(dtype, sizes.timeSteps(), batch, width),
                gradient);
    }

    /** Every part of the state has the same numbers. */
    private static List<Tensor> parts(FusedCell cell, Supplier<Tensor> part) {
        return Stream.generate(part).limit(cell.stateParts()).toList();
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return values;
    }

    private double[] padded(int width) {
        double[] values = cpu.random(sizes.timeSteps() * batch * width);
        for (int t = 0; t < sizes.timeSteps(); t++) {
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < width && t >= sizes.lengths().get(b); i++) {
                    values[(t * batch + b) * width + i] = Double.NaN;
                }
            }
        }
        return values;
    }

    double[] output() {
        Tensor output = forward.output();
        return output == null ? new double[0] : cpu.values(output);
    }

    /** Returns everything that the two passes have written. */
    List<double[]> results() {
        List<Tensor> tensors = new ArrayList<>(forward.finalState());
        tensors.addAll(backward.initialStateGradient());
        tensors.add(backward.inputGradient());
        tensors.add(backward.stepStateGradient());
        tensors.add(gradient.storage());
        List<double[]> results = new ArrayList<>();
        results.add(output());
        tensors.forEach(tensor -> results.add(cpu.values(tensor)));
        return results;
    }

    double[] finalState() {
        return cpu.values(forward.finalState().get(0));
    }
}
