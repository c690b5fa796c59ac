package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;

/** The cell that the planted faults start from is sound. */
class GatedCellTckTest extends GatedCellTck {
    @Override
    protected CellProvider provider() {
        return new GatedCellProvider();
    }
}
