package io.github.rnn4j.monitoring.run;

import java.util.List;

/** Lines of a run by their numbers, which are their places from 1. */
final class Lines {
    private Lines() {}

    /**
     * Returns a copy of the lines that follow one, so many at the most.
     *
     * @param forgotten how many lines there were before the first of these
     */
    static List<RunLine> after(List<RunLine> lines, long forgotten, long id, int most) {
        if (id < 0 || most < 1) {
            throw new IllegalArgumentException("lines: expected id >= 0 and most >= 1 but got " + id + " and " + most);
        }
        int from = (int) Math.min(Math.max(0, id - forgotten), lines.size());
        return List.copyOf(lines.subList(from, from + Math.min(most, lines.size() - from)));
    }
}
