package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.cell.GatedCellProvider;
import io.github.rnn4j.tck.cell.GatedCellTck;
import java.util.Map;
import java.util.Optional;

/** The kit as run on a planted fault. */
abstract class BrokenCellTck extends GatedCellTck {
    private final CellProvider provider;
    private final boolean formula;

    /** Plants a fault in how the cell is made. */
    BrokenCellTck(CellProvider provider) {
        this.provider = provider;
        this.formula = true;
    }

    /**
     * Plants a fault in the cell.
     *
     * @param formula whether the kit gets the plain loops; not where the fault changes the numbers but is to be found otherwise
     */
    BrokenCellTck(boolean formula, GatedCellProvider.Maker maker) {
        this.provider = new GatedCellProvider(maker);
        this.formula = formula;
    }

    @Override
    protected final CellProvider provider() {
        return provider;
    }

    @Override
    protected final Optional<PlainStep> plainStep(Map<String, String> options) {
        return formula ? super.plainStep(options) : Optional.empty();
    }
}
