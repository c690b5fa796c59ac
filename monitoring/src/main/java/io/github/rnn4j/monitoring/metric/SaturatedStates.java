package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;

/** Many hidden states are near -1 or 1, where a tanh is flat: hardly any gradient passes them. */
final class SaturatedStates implements Symptom {
    /** Single units may settle at a bound on purpose; half of all states do not. */
    static final double MANY = 0.5;

    private static final int HELD = 3;

    @Override
    public Verdict.Kind kind() {
        return Verdict.Kind.SATURATED;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Inspected look)) {
            return Optional.empty();
        }
        return look.layers().stream()
                .filter(layer -> !Double.isNaN(layer.saturatedShare()))
                .max(Comparator.comparingDouble(LayerFigures::saturatedShare))
                .map(layer -> new Finding(
                        layer.saturatedShare() > MANY,
                        layer.saturatedShare(),
                        Text.of(
                                "%2$s%% of the hidden states are beyond 0.99 in magnitude (layer %1$s).",
                                "%2$s%% 的隐藏状态绝对值超过 0.99（层 %1$s）。",
                                layer.name(),
                                Text.percent(layer.saturatedShare()))));
    }

    @Override
    public Verdict.Words remedy() {
        return Text.of(
                "Scale the features, start with smaller weights, or lower the learning rate; a layer norm before the layer helps too.",
                "对特征做缩放；用更小的权重初始化；或降低学习率；也可在该层之前加层归一化。");
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
