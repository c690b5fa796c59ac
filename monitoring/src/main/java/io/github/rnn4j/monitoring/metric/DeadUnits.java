package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;

/** Many rectified units are 0 whatever comes in: no gradient passes them, so that they do not come back by themselves. */
final class DeadUnits implements Symptom {
    /** With half of the units gone the network is another than was asked for. */
    static final double MANY = 0.5;

    private static final int HELD = 3;

    @Override
    public Verdict.Kind kind() {
        return Verdict.Kind.DEAD_UNITS;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Inspected look)) {
            return Optional.empty();
        }
        return look.layers().stream()
                .filter(layer -> !Double.isNaN(layer.deadShare()))
                .max(Comparator.comparingDouble(LayerFigures::deadShare))
                .map(layer -> new Finding(
                        layer.deadShare() > MANY,
                        layer.deadShare(),
                        Text.of(
                                "%2$s%% of the rectified units are 0 at every step (layer %1$s).",
                                "%2$s%% 的 ReLU 单元在每个时间步都为 0（层 %1$s）。", layer.name(), Text.percent(layer.deadShare()))));
    }

    @Override
    public Verdict.Words remedy() {
        return Text.of(
                "Lower the learning rate, start with biases at 0 or above, or use tanh or a gated cell.",
                "降低学习率；偏置从 0 或正值开始；或改用 tanh 或门控单元。");
    }

    @Override
    public int raiseAfter() {
        return HELD;
    }

    @Override
    public int clearAfter() {
        return HELD;
    }
}
