/**
 * The built-in cells. Found through {@link io.github.rnn4j.api.cell.CellProvider}; start with {@link
 * io.github.rnn4j.autodiff.cell.RnnCellProvider} to write one of your own.
 */
@NullMarked
package io.github.rnn4j.autodiff.cell;

import org.jspecify.annotations.NullMarked;
