package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.tck.CellRule;
import io.github.rnn4j.tck.cell.GatedCellProvider;

/** Faults in how a cell is named and made. */
final class BrokenProviders {
    private BrokenProviders() {}

    @Breaks(value = CellRule.TYPE_NAME, saying = "expected 'vendor/name'")
    static class NoNamespace extends BrokenCellTck {
        NoNamespace() {
            super(new WithPlainName());
        }

        public static final class WithPlainName extends GatedCellProvider {
            @Override
            public String type() {
                return "gated";
            }
        }
    }

    @Breaks(value = CellRule.PLAIN_CONSTRUCTOR, saying = "expected a public class")
    static class HiddenProvider extends BrokenCellTck {
        HiddenProvider() {
            super(new Hidden());
        }

        private static final class Hidden extends GatedCellProvider {}
    }

    @Breaks(value = CellRule.UNKNOWN_OPTIONS, saying = "option 'no-such-option': expected a refusal")
    static class AcceptsEveryOption extends BrokenCellTck {
        AcceptsEveryOption() {
            super(new Accepting());
        }

        public static final class Accepting extends GatedCellProvider {
            @Override
            protected void checkNames(CellSpec spec) {}
        }
    }

    @Breaks(value = CellRule.OPTION_VALUES, saying = "options {gate-bias=much}: expected a refusal")
    static class StumblesOverText extends BrokenCellTck {
        StumblesOverText() {
            super(new Stumbling());
        }

        public static final class Stumbling extends GatedCellProvider {
            @Override
            protected double gateBias(String text) {
                return Double.parseDouble(text);
            }
        }
    }

    @Breaks(value = CellRule.WRONG_CALLS, saying = "another type: expected a refusal")
    static class AnswersToEveryType extends BrokenCellTck {
        AnswersToEveryType() {
            super(new Answering());
        }

        public static final class Answering extends GatedCellProvider {
            @Override
            public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
                return super.create(new CellSpec(type(), spec.options()), inputSize, hiddenSize);
            }
        }
    }
}
