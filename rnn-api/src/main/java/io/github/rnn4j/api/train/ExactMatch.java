package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import java.util.Arrays;
import java.util.List;

/** The share of sequences that are written without any fault. */
@Experimental
public record ExactMatch() implements Metric.OfSymbols {
    @Override
    public String name() {
        return "exactMatch";
    }

    @Override
    public double compute(List<int[]> written, List<Target> targets) {
        int right = 0;
        for (int i = 0; i < targets.size(); i++) {
            List<Integer> symbols = Arrays.stream(written.get(i)).boxed().toList();
            right += targets.get(i).equals(new Target.Sequence(symbols)) ? 1 : 0;
        }
        return (double) right / targets.size();
    }
}
