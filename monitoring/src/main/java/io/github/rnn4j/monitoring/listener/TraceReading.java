package io.github.rnn4j.monitoring.listener;

import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Says which step of a traced sequence moved the answer, and which units of the state moved the most. */
final class TraceReading {
    /** Units that are told of: as many as can be told apart on a page. */
    private static final int MOST_UNITS = 16;
    /** Figures behind the point that are kept of a state, which is looked at and not computed with. */
    private static final double DIGITS = 1e4;

    private TraceReading() {}

    static RunEvent.Traced of(String network, TrainingEvent.Traced trace, TracedSequence names) {
        List<List<Double>> logits = trace.logits();
        List<Double> last = logits.get(logits.size() - 1);
        int shown = shown(last, names.answers().size());
        List<Double> contributions = new ArrayList<>();
        for (int read = 1; read < logits.size(); read++) {
            contributions.add(score(logits.get(read), shown) - score(logits.get(read - 1), shown));
        }
        return new RunEvent.Traced(
                network,
                trace.step(),
                names.steps(),
                contributions,
                mostMoved(trace.states()),
                answer(last, names.answers()));
    }

    /** Of two classes the last one, as an explanation of the model does; of more the answer. */
    private static int shown(List<Double> logits, int answers) {
        return answers == 2 ? 1 : greatest(logits);
    }

    private static int greatest(List<Double> logits) {
        return IntStream.range(0, logits.size())
                .boxed()
                .max(Comparator.comparing(logits::get))
                .orElseThrow();
    }

    /** The log odds of a class, or what a network of one output says. */
    private static double score(List<Double> logits, int shown) {
        if (logits.size() == 1) {
            return logits.get(0);
        }
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.size(); i++) {
            greatest = i == shown ? greatest : Math.max(greatest, logits.get(i));
        }
        double others = 0;
        for (int i = 0; i < logits.size(); i++) {
            others += i == shown ? 0 : Math.exp(logits.get(i) - greatest);
        }
        return logits.get(shown) - greatest - Math.log(others);
    }

    private static String answer(List<Double> logits, List<String> answers) {
        return answers.size() == logits.size() && !answers.isEmpty()
                ? answers.get(greatest(logits))
                : String.format(Locale.ROOT, "%.4g", logits.get(0));
    }

    /** Returns the states of the units that went the longest way, the first of them first. */
    private static List<List<Double>> mostMoved(List<List<Double>> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        List<Integer> units = IntStream.range(0, states.get(0).size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer unit) -> way(states, unit))
                        .reversed())
                .limit(MOST_UNITS)
                .toList();
        return states.stream()
                .map(state -> units.stream()
                        .map(unit -> Math.round(state.get(unit) * DIGITS) / DIGITS)
                        .toList())
                .toList();
    }

    private static double way(List<List<Double>> states, int unit) {
        double way = 0;
        double before = 0;
        for (List<Double> state : states) {
            way += Math.abs(state.get(unit) - before);
            before = state.get(unit);
        }
        return way;
    }
}
