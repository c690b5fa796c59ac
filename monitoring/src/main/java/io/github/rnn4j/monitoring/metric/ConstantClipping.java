package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/**
 * Nearly every step is clipped, and by much: then the limit is the length of every step, and what it was set against, a rare burst, is
 * not told apart. Being clipped a little in the first steps is usual and no symptom.
 */
final class ConstantClipping implements Symptom {
    /** A step that is shortened to less than half is clipped by much. */
    static final double SHORTENED = 0.5;

    private static final int HELD = 8;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.CLIPPING_ALWAYS_ON,
            HELD,
            Text.of(
                    "Raise the clip norm above the usual norm of the gradient, or lower the learning rate.",
                    "把裁剪范数提高到梯度的常见范数以上，或降低学习率。"));

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Stepped step) || Double.isNaN(step.clipped())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                step.clipped() < SHORTENED,
                step.clipped(),
                () -> Text.of(
                        "Clipping multiplies the gradient by %1$s, and did so in step after step (norm %2$s before it).",
                        "裁剪把梯度乘以 %1$s，并且每一步都如此（裁剪前范数 %2$s）。",
                        Text.number(step.clipped()),
                        Text.number(step.gradientNorm()))));
    }
}
