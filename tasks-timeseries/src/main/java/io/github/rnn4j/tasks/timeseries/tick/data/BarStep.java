package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out how long a bar lasts: what most often lies between two bars of a session. */
final class BarStep {
    private BarStep() {}

    static int of(String file, Map<String, BarList> tickers) {
        int common = 0;
        String first = "";
        for (Map.Entry<String, BarList> ticker : tickers.entrySet()) {
            int own = of(ticker.getValue().bars());
            if (own > 0 && common > 0 && own != common) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        file + ": expected bars of one length but got " + common + " s for '" + first + "' and " + own
                                + " s for '" + ticker.getKey() + "'. Train on each length by itself.");
            }
            if (own > 0 && common == 0) {
                common = own;
                first = ticker.getKey();
            }
        }
        if (common == 0) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    file + ": expected several bars in a session but got none or one each. Check --time and --session;"
                            + " bars of whole days have no session.");
        }
        return common;
    }

    private static int of(List<Bar> bars) {
        Map<Integer, Integer> times = new TreeMap<>();
        for (int i = 1; i < bars.size(); i++) {
            double passed = bars.get(i).time() - bars.get(i - 1).time();
            if (bars.get(i).day() == bars.get(i - 1).day() && passed >= 1) {
                times.merge((int) Math.round(passed), 1, Integer::sum);
            }
        }
        return times.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Integer, Integer> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
