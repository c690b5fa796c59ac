package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Arrays;

/**
 * Walks over a result in runs along which each of up to three operands either advances by one element or stands still. Axes
 * that belong together for all operands are merged first, so that runs are as long as can be. Reused; confined to a session.
 */
final class BroadcastWalk {
    private static final int OPERANDS = 3;

    /** Sizes of the merged axes, innermost first. */
    private int[] sizes = new int[8];

    private int[] counters = new int[8];
    private final int[][] steps = new int[OPERANDS][8];
    private int axes;
    private Shape result = Shape.of();
    private int operands;
    private int position;

    /** Begins a walk over the elements of a result. */
    BroadcastWalk over(Shape shape) {
        result = shape;
        operands = 0;
        if (sizes.length <= shape.rank()) {
            sizes = new int[shape.rank() + 1];
            counters = new int[shape.rank() + 1];
            for (int operand = 0; operand < OPERANDS; operand++) {
                steps[operand] = new int[shape.rank() + 1];
            }
        }
        return this;
    }

    /**
     * Adds an operand.
     *
     * @throws ShapeMismatchException if it does not stretch to the result
     */
    BroadcastWalk operand(Shape shape, String name) {
        int[] own = steps[operands++];
        int stride = 1;
        for (int axis = 1; axis <= result.rank(); axis++) {
            int size = axis <= shape.rank() ? shape.size(-axis) : 1;
            if ((size != 1 && size != result.size(-axis)) || shape.rank() > result.rank()) {
                throw new ShapeMismatchException(name + ": expected sizes of " + result + " or 1 but got " + shape
                        + " (axis " + axis + " from the last).");
            }
            own[axis - 1] = size == 1 ? 0 : stride;
            stride *= size;
        }
        if (result.rank() == 0 && shape.rank() > 0) {
            throw new ShapeMismatchException(name + ": expected a single element but got " + shape + ".");
        }
        return this;
    }

    /**
     * Requires that the result is no larger than the operands make it.
     *
     * @throws ShapeMismatchException if an axis of the result is longer than that of every operand
     */
    BroadcastWalk exactly() {
        for (int axis = 0; axis < result.rank(); axis++) {
            boolean stretched = result.size(-1 - axis) != 1;
            for (int operand = 0; operand < operands; operand++) {
                stretched &= steps[operand][axis] == 0;
            }
            if (stretched && result.elements() > 0) {
                throw new ShapeMismatchException(
                        "out: expected the common shape of the operands but got " + result + ", which is larger.");
            }
        }
        return this;
    }

    /** Merges the axes and stands before the first run. */
    BroadcastWalk start() {
        axes = 0;
        for (int axis = 0; axis < result.rank(); axis++) {
            int size = result.size(-1 - axis);
            if (size == 1) {
                continue;
            }
            if (axes > 0 && continues(axis)) {
                sizes[axes - 1] *= size;
            } else {
                append(axis, size);
            }
        }
        if (axes == 0) {
            sizes[axes++] = 1;
        }
        return goBefore(0);
    }

    /** Becomes the same walk as another. */
    BroadcastWalk follow(BroadcastWalk other) {
        over(other.result);
        operands = other.operands;
        axes = other.axes;
        System.arraycopy(other.sizes, 0, sizes, 0, axes);
        for (int operand = 0; operand < operands; operand++) {
            System.arraycopy(other.steps[operand], 0, steps[operand], 0, axes);
        }
        return goBefore(0);
    }

    /**
     * Stands before a run.
     *
     * @param run from 0
     */
    BroadcastWalk goBefore(int run) {
        Arrays.fill(counters, 0);
        position = (run - 1) * run();
        int rest = Math.max(run - 1, 0);
        for (int axis = 1; rest > 0; axis++) {
            counters[axis] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return this;
    }

    private void append(int axis, int size) {
        for (int operand = 0; operand < operands; operand++) {
            steps[operand][axes] = steps[operand][axis];
        }
        sizes[axes++] = size;
    }

    /** Whether an axis goes on where the merged one before it ends, for every operand. */
    private boolean continues(int axis) {
        for (int operand = 0; operand < operands; operand++) {
            if (steps[operand][axis] != steps[operand][axes - 1] * sizes[axes - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the next run, or says that there is none. */
    boolean next() {
        position += run();
        if (position == 0) {
            return result.elements() > 0;
        }
        for (int axis = 1; axis < axes; axis++) {
            if (++counters[axis] < sizes[axis]) {
                return true;
            }
            counters[axis] = 0;
        }
        return false;
    }

    /** Returns the length of a run. */
    int run() {
        return sizes[0];
    }

    /** Returns where in the result the run begins. */
    int position() {
        return position;
    }

    /** Returns where in an operand the run begins. */
    int offset(int operand) {
        int offset = 0;
        for (int axis = 1; axis < axes; axis++) {
            offset += counters[axis] * steps[operand][axis];
        }
        return offset;
    }

    /** Returns 1 if an operand advances along the run, 0 if it stands still. */
    int step(int operand) {
        return sizes[0] == 1 ? 0 : steps[operand][0];
    }
}
