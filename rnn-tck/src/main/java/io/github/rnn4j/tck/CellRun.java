package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.oracle.EagerOps;
import java.util.ArrayList;
import java.util.List;

/** A sequence through a cell, computed at once: projected as a whole, then step after step. */
final class CellRun {
    private final TensorOps ops;
    private final DType dtype;
    private final CellData data;
    private final Named<Tensor> given = new Named<>();

    private CellRun(TensorOps ops, DType dtype, CellData data) {
        this.ops = ops;
        this.dtype = dtype;
        this.data = data;
    }

    /** Runs in float64. */
    static CellValues of(TensorOps ops, Cell cell, CellData data) {
        return of(ops, DType.FLOAT64, cell, data, () -> {});
    }

    /**
     * Runs in a type.
     *
     * @param between what happens after the projection and after each step
     */
    static CellValues of(TensorOps ops, DType dtype, Cell cell, CellData data, Runnable between) {
        try (Scope scope = ops.openScope()) {
            return new CellRun(ops, dtype, data).run(cell, between);
        }
    }

    /** Runs, and says what became of the tensors that were handed in. */
    static Named<double[]> operandsAfter(TensorOps ops, Cell cell, CellData data) {
        try (Scope scope = ops.openScope()) {
            CellRun run = new CellRun(ops, DType.FLOAT64, data);
            run.run(cell, () -> {});
            Named<double[]> after = new Named<>();
            run.given.forEach((name, tensor) ->
                    after.put(name, tensor.isClosed() ? new double[0] : TensorValues.read(ops, tensor)));
            return after;
        }
    }

    /**
     * Returns the output of one step, with another state where the cell reads it than where the state is carried.
     *
     * @param read the parts that are read
     */
    static double[] reading(TensorOps ops, Cell cell, CellData data, List<double[]> read) {
        try (Scope scope = ops.openScope()) {
            CellRun run = new CellRun(ops, DType.FLOAT64, data);
            data.names().forEach(name -> run.given.put(name, run.tensor(name, data.values(name))));
            List<Tensor> parts = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                parts.add(run.tensor(data.stateNames().get(i), read.get(i)));
            }
            EagerOps eager = new EagerOps(ops);
            Tensor projected = cell.project(eager, run.given::get, run.given.get(CellData.INPUT));
            CellState carried =
                    CellState.of(data.stateNames().stream().map(run.given::get).toList());
            CellState both = new CellState() {
                @Override
                public Tensor read(int part) {
                    return parts.get(part);
                }

                @Override
                public Tensor carried(int part) {
                    return carried.carried(part);
                }
            };
            Tensor first = eager.unstack(projected, 0).get(0);
            return TensorValues.read(
                    ops, cell.step(eager, run.given::get, first, both).output());
        }
    }

    private Tensor tensor(String name, double[] values) {
        return TensorValues.tensor(ops, dtype, data.shape(name), values);
    }

    private CellValues run(Cell cell, Runnable between) {
        for (String name : data.names()) {
            given.put(name, tensor(name, data.values(name)));
        }
        EagerOps eager = new EagerOps(ops);
        Tensor projected = cell.project(eager, given::get, given.get(CellData.INPUT));
        between.run();
        List<Tensor> state = data.stateNames().stream().map(given::get).toList();
        List<Tensor> outputs = new ArrayList<>();
        for (Tensor step : eager.unstack(projected, 0)) {
            CellStep next = cell.step(eager, given::get, step, CellState.of(state));
            outputs.add(next.output());
            state = next.state();
            between.run();
        }
        return new CellValues(
                TensorValues.read(ops, eager.stack(outputs, 0)),
                state.stream().map(part -> TensorValues.read(ops, part)).toList());
    }
}
