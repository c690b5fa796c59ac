/**
 * Immutable descriptions of networks and of training. Start with {@link io.github.rnn4j.api.spec.NetworkSpec} and
 * {@link io.github.rnn4j.api.spec.TrainingSpec}. Families are sealed, except cells, which are open: see
 * {@link io.github.rnn4j.api.spec.CellSpec}.
 */
@NullMarked
package io.github.rnn4j.api.spec;

import org.jspecify.annotations.NullMarked;
