/**
 * A network's layers on a backend: which parameters they have, and how they are recorded for one shape of batch. Start with
 * {@link io.github.rnn4j.core.layer.Network}; {@link io.github.rnn4j.core.layer.TapeCache} keeps recorded shapes for reuse.
 *
 * <p>Used by the trainer and by models; programs go through {@code core.Rnn4j}.
 */
@NullMarked
package io.github.rnn4j.core.layer;

import org.jspecify.annotations.NullMarked;
