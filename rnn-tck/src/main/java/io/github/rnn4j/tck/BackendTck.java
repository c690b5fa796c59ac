package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;

/** Placeholder while writing. */
@Experimental
public abstract class BackendTck {}
