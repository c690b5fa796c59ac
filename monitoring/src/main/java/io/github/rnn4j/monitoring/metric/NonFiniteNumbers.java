package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/**
 * A loss or a gradient is not finite, or steps were left out for it. Where there is a loss scale, left-out steps are how it finds its
 * size, and no symptom.
 */
final class NonFiniteNumbers implements Symptom {
    private static final int CLEARED = 20;

    private static final Trouble TROUBLE = new Trouble(
            Verdict.Kind.NON_FINITE,
            1,
            CLEARED,
            Text.of(
                    "Look for odd values in the data, lower the learning rate, and clip the gradient's norm.",
                    "检查数据中的异常值；降低学习率；并裁剪梯度范数。"));

    private long skipped;

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Stepped step)) {
            return Optional.empty();
        }
        boolean left = step.skipped() > skipped;
        skipped = step.skipped();
        boolean odd = left || !Double.isFinite(step.loss()) || !Double.isFinite(step.gradientNorm());
        return Optional.of(new Finding(
                odd && step.lossScale() <= 1,
                skipped,
                () -> Text.of(
                        "The loss is %1$s and the gradient's norm %2$s; %3$d steps were left out so far.",
                        "损失为 %1$s，梯度范数为 %2$s；至今已跳过 %3$d 步。",
                        Text.number(step.loss()),
                        Text.number(step.gradientNorm()),
                        skipped)));
    }

    /** Returns the verdict about a training that ended for it. */
    static Verdict atTheEnd() {
        return new Verdict(
                Verdict.Kind.NON_FINITE,
                true,
                Double.NaN,
                Text.of("Training ended because a loss or a gradient was not finite.", "训练中止：损失或梯度不是有限数。"),
                TROUBLE.remedy());
    }
}
