package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the recurrent layers of a network, one after the other. Used once. */
final class RecurrentLayers {
    private final boolean only;
    private final int count;
    private final boolean feedsDecoder;
    private final CellRegistry cells;
    private final DType dtype;
    private final DType compute;
    private final @Nullable Backend fusing;
    private final Mode mode;
    private int made;
    private int states;
    private int lastStateSize;

    /**
     * @param spec the network
     * @param compute type that products are computed in; another than {@code dtype} needs a plan
     * @param fusing the backend that may fuse them; null to compose all
     */
    RecurrentLayers(
            NetworkSpec spec, CellRegistry cells, DType dtype, DType compute, @Nullable Backend fusing, Mode mode) {
        this.count = spec.count(RecurrentSpec.class);
        // A layer that is alone needs no number in its parameters' names.
        this.only = count == 1;
        this.feedsDecoder = spec.decoder().isPresent();
        this.cells = cells;
        this.dtype = dtype;
        this.compute = compute;
        this.fusing = fusing;
        this.mode = mode;
    }

    /**
     * Makes the next one.
     *
     * @param inputSize features of its input
     * @param inputLearned whether training needs the gradient of its input
     */
    RecurrentLayer make(RecurrentSpec spec, int inputSize, boolean inputLearned) {
        String prefix = only ? "rnn." : "recurrent." + made + ".";
        made++;
        boolean startLearned = !(spec.initialState() instanceof InitialStateSpec.Zeros);
        RecurrentShape shape = new RecurrentShape(spec, inputSize, inputLearned, startLearned, dtype, compute);
        ComposedSequence sequence = sequence(shape);
        lastStateSize = 0;
        for (StateSpec part : sequence.state()) {
            lastStateSize += sequence.passes() * part.width();
        }
        return new RecurrentLayer(
                made - 1,
                spec.cell(),
                runner(shape, sequence, prefix),
                initialState(shape, sequence),
                residual(shape, sequence, prefix),
                feedsDecoder && made == count);
    }

    /** Returns how many numbers the state of the last one has, of all its parts, layers and directions. */
    int lastStateSize() {
        return lastStateSize;
    }

    /**
     * Makes the one that writes, in a decoder.
     *
     * @param embeddingSize features of a symbol
     */
    SequenceRunner makeDecoder(RecurrentSpec spec, int embeddingSize) {
        RecurrentShape shape = new RecurrentShape(spec, embeddingSize, true, true, dtype, compute);
        return runner(shape, sequence(shape), DecoderLayer.PREFIX + "rnn.");
    }

    private ComposedSequence sequence(RecurrentShape shape) {
        return new ComposedSequence(
                shape.descriptor(Mode.TRAINING),
                cells.choose(shape.spec().cell().type()));
    }

    private SequenceRunner runner(RecurrentShape shape, ComposedSequence sequence, String prefix) {
        checkDropout(shape.spec(), sequence);
        FirstValues firstValues = FirstValues.of(shape.spec(), sequence.parameters(), sequence.initialOffsets());
        return fuses(shape)
                ? new FusedSequenceRunner(Objects.requireNonNull(fusing), shape, mode, sequence, prefix, firstValues)
                : new ComposedSequenceRunner(
                        sequence, prefix, firstValues, shape.spec().recurrentDropout());
    }

    private static void checkDropout(RecurrentSpec spec, ComposedSequence sequence) {
        if (spec.recurrentDropout() > 0 && !readsState(sequence)) {
            throw new InvalidSpecException("recurrent.recurrentDropout: expected 0, for the cell " + spec.cell()
                    + " multiplies its state by no weight, but got " + spec.recurrentDropout());
        }
    }

    private static boolean readsState(ComposedSequence sequence) {
        return sequence.parameters().stream()
                .anyMatch(parameter -> parameter.role() == ParameterSpec.Role.RECURRENT_WEIGHT);
    }

    private boolean fuses(RecurrentShape shape) {
        if (fusing == null) {
            return false;
        }
        FusedSupport support = shape.spec().recurrentDropout() > 0 && mode == Mode.TRAINING
                ? FusedSupport.no("dropout on the state is composed")
                : fusing.supports(shape.descriptor(mode));
        if (compute != dtype && !support.supported()) {
            throw new UnsupportedCapabilityException("precision: expected recurrent layers that run fused in " + compute
                    + " but got " + shape.spec().cell() + " (" + support.reason()
                    + "). Train in full precision, or on another backend.");
        }
        return support.supported();
    }

    private InitialState initialState(RecurrentShape shape, ComposedSequence sequence) {
        InitialStateSpec spec = shape.spec().initialState();
        if (spec instanceof InitialStateSpec.BurnIn burnIn) {
            return new BurnInState(burnIn.steps());
        }
        if (spec instanceof InitialStateSpec.Zeros) {
            return new ZeroState();
        }
        int first = states;
        states += sequence.state().size();
        return spec instanceof InitialStateSpec.Keyed keyed
                ? new KeyedState(sequence.state(), keyed.keys(), shape.passes(), first)
                : new LearnedState(sequence.state(), shape.passes(), first);
    }

    private static Optional<RecurrentLayer.Residual> residual(
            RecurrentShape shape, ComposedSequence sequence, String prefix) {
        if (!shape.spec().residual()) {
            return Optional.empty();
        }
        if (shape.inputSize() == sequence.outputSize()) {
            return Optional.of(new RecurrentLayer.Residual(List.of()));
        }
        ParameterSpec weight = new ParameterSpec(
                "residual_weight",
                Shape.of(sequence.outputSize(), shape.inputSize()),
                ParameterSpec.Role.INPUT_WEIGHT,
                1);
        FirstValues rule = FirstValues.weights(shape.spec().inputInitializer());
        return Optional.of(new RecurrentLayer.Residual(List.of(BlockSpec.single(weight, prefix, rule))));
    }
}
