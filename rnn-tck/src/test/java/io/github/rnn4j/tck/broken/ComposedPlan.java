package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.autodiff.cell.GruCellProvider;
import io.github.rnn4j.autodiff.cell.LstmCellProvider;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A plan that composes and calls it fused. */
record ComposedPlan(SequenceDescriptor descriptor, PlanFault fault) implements SequencePlan {
    static final List<CellProvider> CELLS =
            List.of(new RnnCellProvider(), new LstmCellProvider(), new GruCellProvider());

    /** The parameters of a sequence, one after the other. */
    record Layout(List<ParameterSpec> parameters) implements ParameterLayout {
        static final String STORAGE = "storage";

        @Override
        public Shape storageShape() {
            return Shape.of((int) parameterCount());
        }

        /** Returns the storage as a layout that the reference backend knows. */
        ParameterLayout storage() {
            return ParameterLayout.single(
                    new ParameterSpec(STORAGE, storageShape(), ParameterSpec.Role.INPUT_WEIGHT, 1));
        }
    }

    ComposedSequence sequence() {
        CellProvider provider = CELLS.stream()
                .filter(cell -> cell.type().equals(descriptor.cell().type()))
                .findFirst()
                .orElseThrow();
        boolean early = fault == PlanFault.RESET_BEFORE_PRODUCT && provider instanceof GruCellProvider;
        return new ComposedSequence(descriptor, early ? resettingFirst(provider) : provider);
    }

    private static CellProvider resettingFirst(CellProvider gru) {
        return new CellProvider() {
            @Override
            public String type() {
                return gru.type();
            }

            @Override
            public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
                return new ResetFirstGru(gru.create(spec, inputSize, hiddenSize), hiddenSize);
            }
        };
    }

    @Override
    public ParameterLayout parameterLayout() {
        List<ParameterSpec> parameters = new ArrayList<>(sequence().parameters());
        if (fault == PlanFault.LAYOUT_BY_MODE && descriptor.mode() == Mode.INFERENCE) {
            Collections.reverse(parameters);
        }
        return new Layout(List.copyOf(parameters));
    }

    @Override
    public SequenceExecutor newExecutor(Session session) {
        return new ComposedExecutor(this, session.ops());
    }

    /** A backward pass computes everything again, and keeps nothing. */
    @Override
    public SequenceReserve newReserve(Session session) {
        return new SequenceReserve() {
            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }
}
