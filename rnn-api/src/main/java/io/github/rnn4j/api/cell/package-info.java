/**
 * Open cells: one step of a recurrence, written against {@link io.github.rnn4j.api.cell.Ops} and found through
 * {@link io.github.rnn4j.api.cell.CellProvider}. A cell written here runs and trains on every backend.
 */
@NullMarked
package io.github.rnn4j.api.cell;

import org.jspecify.annotations.NullMarked;
