package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.tensor.DType;

/** In which types training computes. */
@Experimental
public sealed interface PrecisionSpec {
    /** In the type of the parameters. */
    @Experimental
    record Full() implements PrecisionSpec {}

    /**
     * Recurrent layers in a half type, over parameters, gradients and moments in FLOAT32 (Micikevicius et al., ICLR 2018). The
     * loss's gradient is multiplied by a scale, so that small gradients do not become 0, and the parameters' gradients are
     * divided by it before the clip. A step whose gradient overflows is left out and makes the scale smaller; many good steps
     * make it larger.
     *
     * @param compute FLOAT16 or BFLOAT16
     * @param initialScale the first scale, at least 1
     * @param growth factor after good steps, above 1
     * @param backoff factor after an overflow, above 0 and below 1
     * @param growthInterval good steps in a row that make the scale grow, at least 1
     */
    @Experimental
    record Mixed(DType compute, double initialScale, double growth, double backoff, int growthInterval)
            implements PrecisionSpec {
        private static final double INITIAL_SCALE = 65_536;
        private static final int GROWTH_INTERVAL = 2000;

        public Mixed {
            if (compute != DType.FLOAT16 && compute != DType.BFLOAT16) {
                throw new InvalidSpecException("precision.compute: expected FLOAT16 or BFLOAT16 but got " + compute);
            }
            if (!(initialScale >= 1 && Double.isFinite(initialScale))) {
                throw new InvalidSpecException(
                        "precision.initialScale: expected a finite number >= 1 but got " + initialScale);
            }
            if (!(growth > 1 && Double.isFinite(growth))) {
                throw new InvalidSpecException("precision.growth: expected a finite number > 1 but got " + growth);
            }
            if (!(backoff > 0 && backoff < 1)) {
                throw new InvalidSpecException("precision.backoff: expected above 0 and below 1 but got " + backoff);
            }
            Checks.atLeast(1, growthInterval, "precision.growthInterval");
        }

        /** Returns computing in a type with PyTorch's settings: from 65,536, doubled after 2,000 good steps, halved on overflow. */
        public static Mixed of(DType compute) {
            return new Mixed(compute, INITIAL_SCALE, 2, 0.5, GROWTH_INTERVAL);
        }
    }
}
