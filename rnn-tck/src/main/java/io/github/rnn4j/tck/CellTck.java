package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.CellProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract of a cell, one nested class for each topic. A cell's author writes
 *
 * <pre>{@code
 * class MyCellTckTest extends CellTck {
 *     @Override
 *     protected CellProvider provider() {
 *         return new MyCellProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>and, where the cell has options, {@link #options} and {@link #refusedOptions}. With {@link #plainStep} the numbers
 * themselves are checked, too: without it a cell whose gates are swapped is as good as any other. The cell runs on the
 * reference backend, which the kit brings along. The rules stand in {@code docs/spec/cell-contract.md}; a failure names the
 * rule it breaks and what to look at.
 */
@Experimental
public abstract class CellTck {
    /** For subclasses. */
    protected CellTck() {}

    /** Returns the provider of the cell under test; a new one each time, or always the same, will both do. */
    protected abstract CellProvider provider();

    /** Returns the options to try the cell with, one map for each cell; not empty. The defaults alone unless overridden. */
    protected List<Map<String, String>> options() {
        return List.of(Map.of());
    }

    /** Returns options that the provider must refuse, each with one value out of range. None unless overridden. */
    protected List<Map<String, String>> refusedOptions() {
        return List.of();
    }

    /** Returns one step in plain loops for a cell of these options. None unless overridden. */
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.empty();
    }

    /** How a cell is named and made. */
    @Nested
    @Experimental
    public class Making extends CellMakingTck {
        /** For JUnit. */
        public Making() {}

        @Override
        CellTck cell() {
            return CellTck.this;
        }
    }

    /** What a cell says of itself. */
    @Nested
    @Experimental
    public class Description extends CellDescriptionTck {
        /** For JUnit. */
        public Description() {}

        @Override
        CellTck cell() {
            return CellTck.this;
        }
    }

    /** What a cell computes. */
    @Nested
    @Experimental
    public class Steps extends CellStepTck {
        /** For JUnit. */
        public Steps() {}

        @Override
        CellTck cell() {
            return CellTck.this;
        }
    }

    /** What a cell must not keep. */
    @Nested
    @Experimental
    public class Memory extends CellMemoryTck {
        /** For JUnit. */
        public Memory() {}

        @Override
        CellTck cell() {
            return CellTck.this;
        }
    }

    /** Gradients through a cell. */
    @Nested
    @Experimental
    public class Gradients extends CellGradientTck {
        /** For JUnit. */
        public Gradients() {}

        @Override
        CellTck cell() {
            return CellTck.this;
        }
    }
}
