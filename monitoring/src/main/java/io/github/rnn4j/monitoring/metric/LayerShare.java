package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Over half of the units or states of a layer let no gradient pass: with half of them gone the network is another than was asked for,
 * though single ones may settle there on purpose.
 *
 * @param trouble what it is about
 * @param share of a layer; NaN for a layer that cannot have it
 * @param en sentence about the layer of the greatest share, by its name and the share in percent
 * @param zh the same in Chinese
 */
record LayerShare(Trouble trouble, ToDoubleFunction<LayerFigures> share, String en, String zh) implements Symptom {
    private static final double MANY = 0.5;
    private static final int HELD = 3;

    /** Rectified units that are 0 whatever comes in do not come back by themselves. */
    static LayerShare deadUnits() {
        return new LayerShare(
                Trouble.held(
                        Verdict.Kind.DEAD_UNITS,
                        HELD,
                        Text.of(
                                "Lower the learning rate, start with biases at 0 or above, or use tanh or a gated cell.",
                                "降低学习率；偏置从 0 或正值开始；或改用 tanh 或门控单元。")),
                LayerFigures::deadShare,
                "%2$s%% of the rectified units are 0 at every step (layer %1$s).",
                "%2$s%% 的 ReLU 单元在每个时间步都为 0（层 %1$s）。");
    }

    /** Hidden states near -1 or 1 stand where a tanh is flat. */
    static LayerShare saturatedStates() {
        return new LayerShare(
                Trouble.held(
                        Verdict.Kind.SATURATED,
                        HELD,
                        Text.of(
                                "Scale the features, start with smaller weights, or lower the learning rate; a layer norm before the layer"
                                        + " helps too.",
                                "对特征做缩放；用更小的权重初始化；或降低学习率；也可在该层之前加层归一化。")),
                LayerFigures::saturatedShare,
                "%2$s%% of the hidden states are beyond 0.99 in magnitude (layer %1$s).",
                "%2$s%% 的隐藏状态绝对值超过 0.99（层 %1$s）。");
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Inspected look)) {
            return Optional.empty();
        }
        return look.layers().stream()
                .filter(layer -> !Double.isNaN(share.applyAsDouble(layer)))
                .max(Comparator.comparingDouble(share))
                .map(this::finding);
    }

    private Finding finding(LayerFigures layer) {
        double value = share.applyAsDouble(layer);
        return new Finding(value > MANY, value, () -> Text.of(en, zh, layer.name(), Text.percent(value)));
    }
}
