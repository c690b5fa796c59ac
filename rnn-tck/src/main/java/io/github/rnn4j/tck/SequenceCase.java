package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.autodiff.cell.GruCellProvider;
import io.github.rnn4j.autodiff.cell.LstmCellProvider;
import io.github.rnn4j.autodiff.cell.ReluRnnCellProvider;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.cell.SigmoidRnnCellProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One call of a fused sequence: a descriptor, and sizes within it.
 *
 * @param lengths used steps of each row; empty where the descriptor has no lengths
 * @param initialState whether the state starts from given numbers instead of zeros
 */
record SequenceCase(
        String name,
        SequenceDescriptor descriptor,
        int timeSteps,
        int batch,
        List<Integer> lengths,
        boolean initialState) {
    private static final Set<Gradient> ALL = Set.of(Gradient.INPUT, Gradient.INITIAL_STATE);
    private static final List<CellProvider> CELLS = List.of(
            new RnnCellProvider(),
            new ReluRnnCellProvider(),
            new SigmoidRnnCellProvider(),
            new LstmCellProvider(),
            new GruCellProvider());
    private static final List<String> GATED = List.of(CellSpec.LSTM, CellSpec.GRU);
    private static final List<Integer> UNSORTED = List.of(2, 5, 0, 3);

    static Stream<SequenceCase> all() {
        return Stream.concat(of(DType.FLOAT64), of(DType.FLOAT32));
    }

    static Stream<SequenceCase> padded() {
        return all().filter(given -> !given.lengths.isEmpty());
    }

    static Stream<SequenceCase> started() {
        return all().filter(given -> given.initialState);
    }

    static Stream<SequenceCase> divisible() {
        return all().filter(given -> given.timeSteps > 2);
    }

    static Stream<SequenceCase> wide() {
        return of(DType.FLOAT64);
    }

    /** Returns the cases to be trained: their last outputs go into a loss, and their initial state is learned. */
    static Stream<SequenceCase> trained() {
        return Stream.of(DType.FLOAT64, DType.FLOAT32)
                .flatMap(dtype -> Stream.of(
                        new SequenceCase(
                                "trained", rnn(3, 7, dtype).output(Output.LAST).build(), 5, 4, UNSORTED, true),
                        new SequenceCase(
                                "trained, two layers both ways",
                                both(3, 8, dtype)
                                        .numLayers(2)
                                        .output(Output.LAST)
                                        .build(),
                                5,
                                4,
                                UNSORTED,
                                true),
                        gated(
                                CellSpec.LSTM,
                                "trained",
                                of(CellSpec.LSTM, 3, 7, dtype).output(Output.LAST)),
                        gated(
                                CellSpec.GRU,
                                "trained, two layers both ways",
                                both(CellSpec.GRU, 3, 8, dtype).numLayers(2).output(Output.LAST))));
    }

    private static Stream<SequenceCase> of(DType dtype) {
        return Stream.concat(elman(dtype), GATED.stream().flatMap(cell -> gated(cell, dtype)));
    }

    /** Returns the cases of a cell with gates, where a fused one may mix up gates, biases and parts of the state. */
    private static Stream<SequenceCase> gated(String cell, DType dtype) {
        return Stream.of(
                gated(cell, "two layers both ways", both(cell, 3, 7, dtype).numLayers(2)),
                gated(
                        cell,
                        "last output without bias",
                        of(cell, 8, 3, dtype).bias(false).output(Output.LAST)),
                new SequenceCase(cell + ", from zeros", of(cell, 3, 8, dtype).build(), 5, 4, UNSORTED, false),
                new SequenceCase(
                        cell + ", one step of one unit",
                        of(cell, 1, 1, dtype).lengths(false).build(),
                        1,
                        1,
                        List.of(),
                        false),
                new SequenceCase(cell + ", wide", of(cell, 17, 33, dtype).build(), 4, 17, lengths(17, 4), true));
    }

    private static SequenceCase gated(String cell, String name, SequenceDescriptorBuilder builder) {
        return new SequenceCase(cell + ", " + name, builder.build(), 5, 4, UNSORTED, true);
    }

    private static Stream<SequenceCase> elman(DType dtype) {
        return Stream.of(
                new SequenceCase(
                        "one step of one unit", rnn(1, 1, dtype).lengths(false).build(), 1, 1, List.of(), false),
                new SequenceCase("one layer", rnn(3, 7, dtype).lengths(false).build(), 5, 4, List.of(), true),
                new SequenceCase("no bias", rnn(8, 3, dtype).bias(false).build(), 5, 4, UNSORTED, true),
                new SequenceCase("lengths", rnn(3, 8, dtype).build(), 5, 4, UNSORTED, false),
                new SequenceCase("every length 0", rnn(3, 8, dtype).build(), 3, 2, List.of(0, 0), true),
                new SequenceCase("two layers", rnn(7, 17, dtype).numLayers(2).build(), 5, 4, UNSORTED, true),
                new SequenceCase("both ways", both(3, 7, dtype).build(), 5, 4, UNSORTED, true),
                new SequenceCase(
                        "both ways without lengths",
                        both(3, 7, dtype).lengths(false).build(),
                        5,
                        4,
                        List.of(),
                        true),
                new SequenceCase(
                        "two layers both ways", both(7, 8, dtype).numLayers(2).build(), 5, 4, UNSORTED, true),
                new SequenceCase(
                        "last output", rnn(7, 3, dtype).output(Output.LAST).build(), 5, 4, UNSORTED, true),
                new SequenceCase(
                        "last output, two layers both ways without bias",
                        both(3, 8, dtype)
                                .numLayers(2)
                                .bias(false)
                                .output(Output.LAST)
                                .build(),
                        5,
                        4,
                        UNSORTED,
                        true),
                new SequenceCase("wide", rnn(65, 64, dtype).build(), 4, 17, lengths(17, 4), true),
                new SequenceCase(
                        "one step, two layers both ways",
                        both(3, 7, dtype).numLayers(2).build(),
                        1,
                        3,
                        List.of(1, 0, 1),
                        true),
                withCell(CellSpec.RNN_RELU, dtype),
                withCell(CellSpec.RNN_SIGMOID, dtype));
    }

    private static SequenceCase withCell(String cell, DType dtype) {
        SequenceDescriptor descriptor = both(cell, 3, 7, dtype).numLayers(2).build();
        return new SequenceCase(cell + ", two layers both ways", descriptor, 5, 4, UNSORTED, true);
    }

    /** Returns the cases that are stored in FLOAT32 and computed in a half type. */
    static Stream<SequenceCase> mixed() {
        return Stream.of(DType.FLOAT16, DType.BFLOAT16)
                .flatMap(compute -> Stream.of(CellSpec.RNN, CellSpec.LSTM, CellSpec.GRU)
                        .map(cell -> new SequenceCase(
                                cell + " computed in " + compute,
                                both(cell, 7, 9, DType.FLOAT32)
                                        .types(DType.FLOAT32, compute)
                                        .build(),
                                5,
                                4,
                                UNSORTED,
                                true)));
    }

    /** Returns the same call computed in the type that it is stored in. */
    SequenceCase inFull() {
        return in("full precision", like(descriptor).types(descriptor.storage(), descriptor.storage()));
    }

    /** Returns what makes the cell, for the composed sequence that a fused one must agree with. */
    CellProvider provider() {
        return CELLS.stream()
                .filter(cell -> cell.type().equals(descriptor.cell().type()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the cases that ask for the gradient of every step's state. */
    static Stream<SequenceCase> stepStates() {
        Set<Gradient> wanted = Set.of(Gradient.INPUT, Gradient.INITIAL_STATE, Gradient.STEP_STATE);
        return Stream.of(DType.FLOAT64, DType.FLOAT32)
                .flatMap(dtype -> Stream.of(
                        new SequenceCase(
                                "step states",
                                rnn(3, 7, dtype).gradients(wanted).build(),
                                5,
                                4,
                                UNSORTED,
                                true),
                        new SequenceCase(
                                "step states, two layers, last output",
                                rnn(3, 7, dtype)
                                        .gradients(wanted)
                                        .numLayers(2)
                                        .output(Output.LAST)
                                        .build(),
                                5,
                                4,
                                UNSORTED,
                                true),
                        new SequenceCase(
                                "step states, both ways",
                                both(3, 7, dtype).gradients(wanted).build(),
                                5,
                                4,
                                UNSORTED,
                                true),
                        gated(
                                CellSpec.LSTM,
                                "step states",
                                both(CellSpec.LSTM, 3, 7, dtype).gradients(wanted)),
                        gated(
                                CellSpec.GRU,
                                "step states, two layers, last output",
                                of(CellSpec.GRU, 3, 7, dtype)
                                        .gradients(wanted)
                                        .numLayers(2)
                                        .output(Output.LAST))));
    }

    static SequenceDescriptorBuilder rnn(int inputSize, int hiddenSize, DType dtype) {
        return of(CellSpec.RNN, inputSize, hiddenSize, dtype);
    }

    private static SequenceDescriptorBuilder of(String cell, int inputSize, int hiddenSize, DType dtype) {
        return SequenceDescriptor.builder(CellSpec.of(cell), inputSize, hiddenSize)
                .gradients(ALL)
                .types(dtype, dtype)
                .atMost(8, 32)
                .mode(Mode.TRAINING);
    }

    private static SequenceDescriptorBuilder both(int inputSize, int hiddenSize, DType dtype) {
        return both(CellSpec.RNN, inputSize, hiddenSize, dtype);
    }

    private static SequenceDescriptorBuilder both(String cell, int inputSize, int hiddenSize, DType dtype) {
        return of(cell, inputSize, hiddenSize, dtype).direction(Direction.BIDIRECTIONAL);
    }

    private static List<Integer> lengths(int batch, int timeSteps) {
        return Stream.iterate(1, length -> (length * 3 + 1) % (timeSteps + 1))
                .limit(batch)
                .toList();
    }

    /** Returns the same call in plans that differ in largest call, wanted gradients, mode or output. */
    Stream<SequenceCase> inOtherPlans() {
        return Stream.of(
                in("a plan for larger calls", like(descriptor).atMost(timeSteps + 3, batch + 5)),
                in("a plan without gradients", like(descriptor).gradients(Set.of())),
                in("a plan for inference", like(descriptor).gradients(Set.of()).mode(Mode.INFERENCE)),
                in(
                        "a plan for the other output",
                        like(descriptor).output(wantsLast() ? Output.SEQUENCE : Output.LAST)));
    }

    private static SequenceDescriptorBuilder like(SequenceDescriptor other) {
        return SequenceDescriptor.builder(other.cell(), other.inputSize(), other.hiddenSize())
                .numLayers(other.numLayers())
                .direction(other.direction())
                .bias(other.bias())
                .lengths(other.lengths())
                .output(other.output())
                .gradients(other.gradients())
                .types(other.storage(), other.compute())
                .atMost(other.maxTimeSteps(), other.maxBatchSize())
                .mode(other.mode());
    }

    private SequenceCase in(String plan, SequenceDescriptorBuilder builder) {
        return new SequenceCase(name + ", in " + plan, builder.build(), timeSteps, batch, lengths, initialState);
    }

    /** Returns how many parts the state has. */
    int stateParts() {
        return provider()
                .create(descriptor.cell(), descriptor.inputSize(), descriptor.hiddenSize())
                .state()
                .size();
    }

    boolean wantsStepStates() {
        return descriptor.gradients().contains(Gradient.STEP_STATE);
    }

    boolean wantsLast() {
        return descriptor.output() == Output.LAST;
    }

    /** Returns how many steps of a row are used. */
    int used(int row) {
        return lengths.isEmpty() ? timeSteps : lengths.get(row);
    }

    /** Returns the same descriptor with a smaller call. */
    SequenceCase smaller(int steps, int rows) {
        List<Integer> fewer = lengths.isEmpty()
                ? lengths
                : lengths.subList(0, rows).stream()
                        .map(length -> Math.min(length, steps))
                        .toList();
        return new SequenceCase(name, descriptor, steps, rows, fewer, initialState);
    }

    @Override
    public String toString() {
        return name + " in " + descriptor.storage();
    }
}
