package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;
import io.github.rnn4j.tck.Rule;

/** Faults in fused sequences. */
final class BrokenPlans {
    private BrokenPlans() {}

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "two layers both ways")
    static class DirectionsSwapped extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new DirectionsSwapped.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.DIRECTIONS_SWAPPED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "lstm, ")
    static class GatesSwapped extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new GatesSwapped.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.GATES_SWAPPED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "gru, ")
    static class ResetBeforeProduct extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new ResetBeforeProduct.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.RESET_BEFORE_PRODUCT);
            }
        }
    }

    @BreaksRules(
            value = {Rule.FUSED_FORWARD, Rule.FUSED_PADDING},
            saying = "output: expected 0.0 but got")
    static class LengthsDropped extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new LengthsDropped.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.LENGTHS_DROPPED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "composed on this backend: output")
    static class BiasIgnored extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new BiasIgnored.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.BIAS_IGNORED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "output: expected 0.0 but got")
    static class OutputNotMasked extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new OutputNotMasked.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.OUTPUT_NOT_MASKED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_FORWARD, saying = "one step")
    static class WrongAtOneStep extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new WrongAtOneStep.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.WRONG_AT_ONE_STEP);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_ACCUMULATES, saying = "after a second backward pass: gradient of ")
    static class GradientNotAccumulated extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new GradientNotAccumulated.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.GRADIENT_OVERWRITTEN);
            }
        }
    }

    @BreaksRules(value = Rule.MIXED_PRECISION, saying = "a difference that shows the compute type")
    static class HalfClaimed extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new HalfClaimed.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.HALF_CLAIMED);
            }
        }
    }

    @BreaksRules(value = Rule.FUSED_EXCHANGE, saying = "expected the plan's layout but got another")
    static class LayoutByMode extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new LayoutByMode.Broken();
        }

        public static final class Broken extends PlanningBackendProvider {
            public Broken() {
                super(PlanFault.LAYOUT_BY_MODE);
            }
        }
    }
}
