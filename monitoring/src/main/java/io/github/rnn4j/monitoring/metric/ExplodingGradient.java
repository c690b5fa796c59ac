package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * Gradients grow on the way back through time (Pascanu, Mikolov and Bengio, ICML 2013): the greatest norm of a step beside the mean of
 * the last quarter of the steps, in the layer where it is greatest. The bound is that of {@link GradientFlow#EXPLODED}.
 */
final class ExplodingGradient implements Symptom {
    private static final int HELD = 2;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.EXPLODING,
            HELD,
            Text.of(
                    "Clip the gradient's norm, start with smaller recurrent weights (a spectral radius of at most 1), or use a gated cell.",
                    "裁剪梯度范数；用更小的循环权重初始化（谱半径不超过 1）；或改用门控单元。"));

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Inspected look)) {
            return Optional.empty();
        }
        return look.layers().stream()
                .flatMap(layer -> LayerFlow.of(layer).map(flow -> finding(flow, layer)).stream())
                .max(Comparator.comparingDouble(Finding::figure));
    }

    private static Finding finding(LayerFlow flow, LayerFigures layer) {
        double growth = flow.greatest() / flow.last();
        return new Finding(growth > GradientFlow.EXPLODED, growth, () -> words(flow, growth, layer.spectralRadius()));
    }

    private static Verdict.Words words(LayerFlow flow, double growth, double radius) {
        if (Double.isNaN(radius)) {
            return Text.of(
                    "The gradient of a time step is %2$s times that of the last ones (layer %1$s).",
                    "某个时间步的梯度是最后几步的 %2$s 倍（层 %1$s）。", flow.layer(), Text.number(growth));
        }
        return Text.of(
                "The gradient of a time step is %2$s times that of the last ones (layer %1$s, spectral radius %3$s).",
                "某个时间步的梯度是最后几步的 %2$s 倍（层 %1$s，谱半径 %3$s）。", flow.layer(), Text.number(growth), Text.number(radius));
    }
}
