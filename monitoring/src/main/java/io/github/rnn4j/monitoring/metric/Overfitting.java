package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/**
 * The loss falls in training and rises in validation: an epoch beside the one with the best validation loss so far. Where the validation
 * loss is below the training loss all the same, what rises is noise.
 */
final class Overfitting implements Symptom {
    /** By how much of the best validation loss a later one must lie above it; less goes up and down by itself. */
    static final double RISEN = 0.05;

    private static final int HELD = 2;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.OVERFITTING,
            HELD,
            Text.of(
                    "Stop here: the best epoch is kept. For a better one use dropout, weight decay, fewer hidden units or more data.",
                    "可以停止：最佳一轮的参数已保留。要更好，可用 dropout、权重衰减、更少的隐藏单元或更多数据。"));

    private double bestValidation = Double.POSITIVE_INFINITY;
    private double trainAtBest = Double.NaN;

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.EpochFinished epoch) || !Double.isFinite(epoch.validationLoss())) {
            return Optional.empty();
        }
        double validation = epoch.validationLoss();
        if (validation < bestValidation) {
            bestValidation = validation;
            trainAtBest = epoch.trainLoss();
        }
        boolean apart = validation > bestValidation + RISEN * Math.abs(bestValidation)
                && epoch.trainLoss() < trainAtBest
                && epoch.trainLoss() < validation;
        return Optional.of(new Finding(
                apart,
                validation - bestValidation,
                () -> Text.of(
                        "The validation loss is %1$s, and was %2$s at best; the training loss went from %4$s to %3$s meanwhile.",
                        "验证损失为 %1$s，最低曾为 %2$s；同期训练损失从 %4$s 变为 %3$s。",
                        Text.number(validation),
                        Text.number(bestValidation),
                        Text.number(epoch.trainLoss()),
                        Text.number(trainAtBest))));
    }
}
