package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * How the rows of a product are divided among tiles: of eight, seven and four rows where there are registers for 16 accumulators, else of
 * six, five and four.
 *
 * @param eight whether eight rows of two accumulators stay in registers
 */
@Internal
public record TileRows(boolean eight) {
    /** Returns how many of some rows tiles leave over: at most three. */
    public int rest(int rows) {
        if (eight) {
            return rows % 8 == 7 ? 0 : rows % 4;
        }
        return rows < 4 ? rows : rows == 7 ? 2 : 0;
    }

    /** Returns how many rows the next tile takes of those that are left, so many that {@link #rest} is 0. */
    public int next(int rows) {
        if (eight) {
            return rows == 7 ? 7 : Math.min(rows, 8) / 4 * 4;
        }
        if (rows == 6 || (rows > 9 && rows != 13)) {
            return 6;
        }
        return rows % 4 == 1 ? 5 : 4;
    }

    /** Returns how many rows the next tile takes so that tiles of four are left in the end; {@code rows} is no multiple of four. */
    public int nextBeforeFours(int rows) {
        if (eight) {
            return 7;
        }
        return rows % 4 == 1 ? 5 : 6;
    }
}
