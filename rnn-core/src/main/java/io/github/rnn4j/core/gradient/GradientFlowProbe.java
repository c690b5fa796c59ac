package io.github.rnn4j.core.gradient;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.init.FirstValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the gradient flow of a recurrent layer as it starts, before any training: random inputs, the loss {@code ⟨h_T, r⟩}
 * with a fixed random {@code r}, and the norm of its gradient with respect to the hidden state after each step, as the mean
 * over a batch; of that the median over some seeds. In float64, composed step by step. Immutable and thread-safe.
 */
@Internal
public final class GradientFlowProbe {
    private final RecurrentSpec spec;
    private final int inputSize;
    private final int timeSteps;
    private final ComposedSequence sequence;
    private final FirstValues firstValues;

    /**
     * Prepares a measurement.
     *
     * @param spec one forward layer, or several, of which the last is looked at; its state starts at zero
     * @param inputSize features of a step's input, at least 1
     * @param timeSteps steps of the sequences, at least 1
     * @throws io.github.rnn4j.api.error.RnnException if there is no such cell, it refuses its options, or a size is below 1
     */
    public GradientFlowProbe(CellRegistry cells, RecurrentSpec spec, int inputSize, int timeSteps) {
        check(spec, timeSteps);
        this.spec = spec;
        this.inputSize = inputSize;
        this.timeSteps = timeSteps;
        SequenceDescriptor descriptor = SequenceDescriptor.builder(spec.cell(), inputSize, spec.hiddenSize())
                .numLayers(spec.numLayers())
                .lengths(false)
                .output(SequenceDescriptor.Output.LAST)
                .types(DType.FLOAT64, DType.FLOAT64)
                .mode(Mode.TRAINING)
                .build();
        this.sequence =
                new ComposedSequence(descriptor, cells.choose(spec.cell().type()));
        this.firstValues = FirstValues.of(spec, sequence.parameters(), sequence.initialOffsets());
    }

    private static void check(RecurrentSpec spec, int timeSteps) {
        if (timeSteps < 1) {
            throw new InvalidSpecException("gradient flow: expected steps >= 1 but got " + timeSteps);
        }
        refuse(spec.direction().count() > 1, "a forward layer", spec.direction());
        refuse(spec.residual(), "a layer without a residual", "one with it");
        refuse(
                !(spec.initialState() instanceof InitialStateSpec.Zeros),
                "a state that starts at zeros",
                spec.initialState());
    }

    private static void refuse(boolean wrong, String expected, Object actual) {
        if (wrong) {
            throw new InvalidSpecException("gradient flow: expected " + expected + " but got " + actual
                    + ". Leave it out: it is a way round the recurrence that is measured.");
        }
    }

    /**
     * Measures on a backend.
     *
     * @param seeds how many times, with weights and inputs of their own, at least 1
     */
    public GradientFlow measure(Backend backend, int seeds) {
        if (seeds < 1) {
            throw new InvalidSpecException("gradient flow: expected seeds >= 1 but got " + seeds);
        }
        List<double[]> logarithms = new ArrayList<>();
        try (Session session = backend.newSession(Mode.TRAINING)) {
            RecordedFlow recorded = new RecordedFlow(session.ops(), sequence, inputSize, timeSteps);
            for (int seed = 1; seed <= seeds; seed++) {
                logarithms.add(recorded.run(firstValues, seed));
            }
        }
        List<Double> medians = new ArrayList<>();
        for (int step = 0; step < timeSteps; step++) {
            int t = step;
            medians.add(median(logarithms.stream().map(norms -> norms[t] - norms[timeSteps - 1])));
        }
        return GradientFlow.ofLogarithms(medians);
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = new ArrayList<>(values.toList());
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        return "gradient flow of " + spec + " over " + timeSteps + " steps";
    }
}
