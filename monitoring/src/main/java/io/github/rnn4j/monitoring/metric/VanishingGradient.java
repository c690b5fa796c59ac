package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * Hardly any gradient reaches the first steps (Bengio, Simard and Frasconi, IEEE Transactions on Neural Networks 5(2), 1994): what
 * arrives at the first tenth of the steps, beside the greatest norm of any step, in the layer where it is least.
 */
final class VanishingGradient implements Symptom {
    /** Steps that get less than a thousandth are not learned from beside the others. */
    static final double VANISHED = 1e-3;

    private static final int HELD = 3;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.VANISHING,
            HELD,
            Text.of(
                    "Shorten the sequences to what the gradient reaches, start the recurrent weights at the identity (irnn), open the"
                            + " forget gate (lstm with a forget bias of 2), or pool over all steps.",
                    "把序列截短到梯度能到达的长度；用单位矩阵初始化循环权重（irnn）；调大遗忘门偏置（lstm，偏置 2）；或对所有时间步做池化。"));

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
                .flatMap(layer -> LayerFlow.of(layer).stream())
                .min(Comparator.comparingDouble(VanishingGradient::share))
                .map(VanishingGradient::finding);
    }

    private static double share(LayerFlow flow) {
        return flow.first() / flow.greatest();
    }

    private static Finding finding(LayerFlow flow) {
        double share = share(flow);
        return new Finding(
                share < VANISHED,
                share,
                () -> Text.of(
                        "The first of %2$d time steps get %3$s of the greatest gradient of a step (layer %1$s).",
                        "%2$d 个时间步中最早的几步只得到最大步梯度的 %3$s（层 %1$s）。", flow.layer(), flow.steps(), Text.number(share)));
    }
}
