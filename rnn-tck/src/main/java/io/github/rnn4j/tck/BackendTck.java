package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.BackendProvider;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract of a backend, one nested class for each topic. A backend's author writes
 *
 * <pre>{@code
 * class MyBackendTckTest extends BackendTck {
 *     @Override
 *     protected BackendProvider provider() {
 *         return new MyBackendProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #provider} is asked several times in each test: a new provider each time, or always the same, will both do. The
 * rules stand in {@code docs/spec/backend-contract.md}; a failure names the rule it breaks and what to look at.
 */
@Experimental
public abstract class BackendTck {
    /** For subclasses. */
    protected BackendTck() {}

    /** Returns the provider of the backend under test. */
    protected abstract BackendProvider provider();

    /** See {@link ProviderTck}. */
    @Nested
    @Experimental
    public class Providers extends ProviderTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ProcessTck}. */
    @Nested
    @Experimental
    public class Processes extends ProcessTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link MemoryTck}. */
    @Nested
    @Experimental
    public class Memory extends MemoryTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link TransferTck}. */
    @Nested
    @Experimental
    public class Transfers extends TransferTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link MatrixTck}. */
    @Nested
    @Experimental
    public class Matrices extends MatrixTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ElementwiseTck}. */
    @Nested
    @Experimental
    public class Elements extends ElementwiseTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ConditionTck}. */
    @Nested
    @Experimental
    public class Conditions extends ConditionTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ReductionTck}. */
    @Nested
    @Experimental
    public class Reductions extends ReductionTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ShapingTck}. */
    @Nested
    @Experimental
    public class Shaping extends ShapingTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link IndexingTck}. */
    @Nested
    @Experimental
    public class Indexing extends IndexingTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link LossTck}. */
    @Nested
    @Experimental
    public class Losses extends LossTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link OptimizerTck}. */
    @Nested
    @Experimental
    public class Optimizers extends OptimizerTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link RandomTck}. */
    @Nested
    @Experimental
    public class RandomNumbers extends RandomTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link OwnershipTck}. */
    @Nested
    @Experimental
    public class Ownership extends OwnershipTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ThreadTck}. */
    @Nested
    @Experimental
    public class ThreadUse extends ThreadTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link HandleTck}. */
    @Nested
    @Experimental
    public class Handles extends HandleTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ParameterTck}. */
    @Nested
    @Experimental
    public class Parameters extends ParameterTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link CapabilityTck}. */
    @Nested
    @Experimental
    public class Capabilities extends CapabilityTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link DeterminismTck}. */
    @Nested
    @Experimental
    public class Determinism extends DeterminismTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link GradientTck}. */
    @Nested
    @Experimental
    public class Gradients extends GradientTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link ComposedTck}. */
    @Nested
    @Experimental
    public class Compositions extends ComposedTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link SequenceTck}. */
    @Nested
    @Experimental
    public class Sequences extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link SequenceStateTck}. */
    @Nested
    @Experimental
    public class SequenceStates extends SequenceStateTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }

    /** See {@link SequencePlanTck}. */
    @Nested
    @Experimental
    public class SequencePlans extends SequencePlanTck {
        @Override
        protected BackendProvider provider() {
            return BackendTck.this.provider();
        }
    }
}
