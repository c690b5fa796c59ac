package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** How the outputs of all used steps become one vector. A sequence of length 0 gives zeros. */
@Experimental
public enum PoolingKind {
    /** Output of the last used step. */
    LAST,
    /** Mean over the used steps. */
    MEAN,
    /** Greatest value over the used steps, feature by feature. */
    MAX,
    /**
     * Mean weighted by a learned attention: step t counts as {@code softmax_t(query · tanh(weight x_t + bias))} (Yang et al.,
     * NAACL 2016).
     */
    ATTENTION
}
