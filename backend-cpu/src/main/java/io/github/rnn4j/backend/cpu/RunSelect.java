package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.Elements;

/**
 * Selection by a condition that stands still along the runs of a walk, as one that tells used steps from padding does: whole runs
 * are copied. Confined to a session; allocates nothing.
 */
final class RunSelect {
    private final double[] element = new double[1];

    /** Copies the run of one operand or the other; an operand may be the result. */
    <A> void select(Elements<A> elements, A test, A left, A right, A out, BroadcastWalk walk) {
        int run = walk.run();
        while (walk.next()) {
            elements.toDouble(test, walk.offset(0), element, 0, 1);
            boolean first = element[0] != 0;
            A chosen = first ? left : right;
            int operand = first ? 1 : 2;
            int from = walk.offset(operand);
            int to = walk.position();
            if (walk.step(operand) == 1) {
                System.arraycopy(chosen, from, out, to, run);
            } else {
                elements.toDouble(chosen, from, element, 0, 1);
                elements.fill(out, to, to + run, element[0]);
            }
        }
    }
}
