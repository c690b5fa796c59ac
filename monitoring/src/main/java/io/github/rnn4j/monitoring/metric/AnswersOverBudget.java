package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/** More than one answer in a hundred takes longer than it may. */
final class AnswersOverBudget implements Symptom {
    private static final int HELD = 3;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.OVER_BUDGET,
            HELD,
            Text.of(
                    "Look for other work on the machine, ask on several threads, or take a smaller network.",
                    "检查机器上的其他负载；用多个线程提问；或换用更小的网络。"));

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Served served)) {
            return Optional.empty();
        }
        ServingFigures figures = served.figures();
        if (Double.isNaN(figures.budgetMicros()) || Double.isNaN(figures.p99Micros())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                figures.p99Micros() > figures.budgetMicros(),
                figures.p99Micros(),
                () -> Text.of(
                        "99 of 100 answers took up to %1$s µs, and the budget is %2$s µs.",
                        "百分之九十九的回答用时不超过 %1$s 微秒，预算为 %2$s 微秒。",
                        Text.number(figures.p99Micros()),
                        Text.number(figures.budgetMicros()))));
    }
}
