package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One class of several at each step that a decoder writes, the 0 that ends a sequence included; each step counts alike. */
final class SequenceLoss implements Loss {
    private final Loss eachStep;
    /** A target for each symbol, so that filling allocates nothing. */
    private final List<Target> symbols;

    /**
     * @param eachStep loss of one symbol
     * @param vocabularySize symbols that there are
     */
    SequenceLoss(Loss eachStep, int vocabularySize) {
        this.eachStep = eachStep;
        this.symbols = IntStream.range(0, vocabularySize)
                .<Target>mapToObj(Target.Label::new)
                .toList();
    }

    @Override
    public Optional<String> problem(int outputSize) {
        return eachStep.problem(outputSize);
    }

    @Override
    public Optional<String> problem(Target target, int outputSize) {
        if (!(target instanceof Target.Sequence sequence)) {
            return Optional.of("expected a sequence of symbols, for the network ends in a decoder, but got " + target);
        }
        for (int i = 0; i < sequence.symbols().size(); i++) {
            int symbol = sequence.symbols().get(i);
            if (symbol >= outputSize) {
                return Optional.of("expected symbols from 1 to " + (outputSize - 1) + " but got " + symbol
                        + " (position " + i + ")");
            }
        }
        return Optional.empty();
    }

    @Override
    public double weight(Target target) {
        Target.Sequence sequence = (Target.Sequence) target;
        double sum = 0;
        for (int step = 0; step < sequence.timeSteps(); step++) {
            sum += eachStep.weight(at(sequence, step));
        }
        return sum;
    }

    private Target at(Target.Sequence target, int step) {
        return symbols.get(step < target.symbols().size() ? target.symbols().get(step) : 0);
    }

    @Override
    public LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize) {
        LossSlots steps = eachStep.newSlots(ops, dtype, outputs, outputs.size(0));
        return new LossSlots() {
            @Override
            public void clear() {
                steps.clear();
            }

            @Override
            public void put(int row, Target target) {
                Target.Sequence sequence = (Target.Sequence) target;
                for (int step = 0; step < sequence.timeSteps(); step++) {
                    steps.put(step * batchSize + row, at(sequence, step));
                }
            }

            @Override
            public void compute(double scale, Tensor logits, Tensor loss, Tensor gradient) {
                steps.compute(scale, logits, loss, gradient);
            }
        };
    }
}
