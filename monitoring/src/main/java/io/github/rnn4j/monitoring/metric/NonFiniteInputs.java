package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/** A model at work is asked about numbers that are not finite. */
final class NonFiniteInputs implements Symptom {
    private static final int CLEARED = 20;

    private static final Trouble TROUBLE = new Trouble(
            Verdict.Kind.NON_FINITE,
            1,
            CLEARED,
            Text.of(
                    "Look at where the inputs come from: a sensor that fails, a division by 0, a column that is empty.",
                    "检查输入的来源：传感器故障、除以零或空列。"));

    private long known;

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Served served)) {
            return Optional.empty();
        }
        long inputs = served.figures().nonFiniteInputs();
        boolean more = inputs > known;
        known = inputs;
        return Optional.of(new Finding(
                more,
                inputs,
                () -> Text.of("%d inputs so far had a number that is not finite.", "至今有 %d 个输入含有非有限数。", inputs)));
    }
}
