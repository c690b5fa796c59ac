package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How much each player adds to what all achieve together: its mean addition over orders in which the players join (Shapley 1953; for
 * models Strumbelj and Kononenko, Knowledge and Information Systems 2014, and Lundberg and Lee, NIPS 2017). The values and the base
 * add up to what all achieve. The orders are drawn, each with its reverse (Mitchell et al., JMLR 2022), by a fixed seed: equal
 * questions give equal answers. The more players there are, the fewer orders are tried.
 */
final class ShapleyValues {
    private static final int MOST_QUESTIONS = 4_000;
    private static final int MOST_PAIRS = 64;

    private final double base;
    private final double[] values;

    private ShapleyValues(double base, double[] values) {
        this.base = base;
        this.values = values;
    }

    /**
     * Computes them.
     *
     * @param players how many there are
     * @param achieved what each of some sets of players achieves
     */
    static ShapleyValues of(int players, Function<List<boolean[]>, double[]> achieved) {
        if (players == 0) {
            return new ShapleyValues(achieved.apply(List.of(new boolean[0]))[0], new double[0]);
        }
        List<int[]> orders = orders(players);
        List<boolean[]> sets = new ArrayList<>(List.of(new boolean[players]));
        for (int[] order : orders) {
            boolean[] joined = new boolean[players];
            for (int player : order) {
                joined[player] = true;
                sets.add(joined.clone());
            }
        }
        double[] results = achieved.apply(sets);
        double[] sums = new double[players];
        int at = 1;
        for (int[] order : orders) {
            double before = results[0];
            for (int player : order) {
                sums[player] += results[at] - before;
                before = results[at++];
            }
        }
        for (int player = 0; player < players; player++) {
            sums[player] /= orders.size();
        }
        return new ShapleyValues(results[0], sums);
    }

    private static List<int[]> orders(int players) {
        int pairs = Math.max(1, Math.min(MOST_PAIRS, MOST_QUESTIONS / (2 * players)));
        List<int[]> orders = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            int[] order = new int[players];
            for (int i = 0; i < players; i++) {
                order[i] = i;
            }
            new RandomStream(new RandomKey(0, Purpose.RESAMPLING, 0, pair)).shuffle(order);
            int[] reverse = new int[players];
            for (int i = 0; i < players; i++) {
                reverse[i] = order[players - 1 - i];
            }
            orders.add(order);
            orders.add(reverse);
        }
        return orders;
    }

    /** Returns what nobody achieves. */
    double base() {
        return base;
    }

    /** Returns how much a player adds. */
    double value(int player) {
        return values[player];
    }
}
