package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The loss does not fall: either it stands well above where it began, or whole epochs have not brought it below the first one's. Losses
 * may be negative, so that both are measured by the magnitude of where it began. A loss that has fallen and stands still afterwards is
 * none: that is how training ends.
 */
final class LossThatDoesNotFall implements Symptom {
    /** By how much of the first loss the later one must lie above it: twice as much for a positive one. */
    static final double RISEN = 1;

    /** Epochs that must bring the loss down by {@link #FALLEN}. */
    static final int EPOCHS = 3;

    /** By how much of the first epoch's loss; less is noise. */
    static final double FALLEN = 0.005;

    /** By how much within the first epoch, so that later epochs need not: large data are half learned by then. */
    private static final double FALLEN_AT_ONCE = 0.1;

    private static final int HELD = 5;

    private static final Trouble TROUBLE = Trouble.held(
            Verdict.Kind.NOT_LEARNING,
            HELD,
            Text.of(
                    "Where the loss has risen, lower the learning rate by ten or more; where it stands still, look whether labels and inputs"
                            + " belong together, and raise the rate or the number of hidden units.",
                    "如果损失上升，把学习率降低十倍或更多；如果损失不动，请检查标签与输入是否对应，再提高学习率或增加隐藏单元。"));
    private static final int WINDOW = 5;

    private final Deque<Double> lastLosses = new ArrayDeque<>();
    private double firstLoss = Double.NaN;
    private double firstEpoch = Double.NaN;
    private double bestEpoch = Double.POSITIVE_INFINITY;
    private int epochs;

    @Override
    public Trouble trouble() {
        return TROUBLE;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (event instanceof RunEvent.EpochFinished epoch) {
            firstEpoch = epochs == 0 ? epoch.trainLoss() : firstEpoch;
            bestEpoch = Math.min(bestEpoch, epoch.trainLoss());
            epochs++;
        }
        return event instanceof RunEvent.Stepped step && Double.isFinite(step.loss())
                ? examine(step.loss())
                : Optional.empty();
    }

    private Optional<Finding> examine(double loss) {
        firstLoss = Double.isNaN(firstLoss) ? loss : firstLoss;
        lastLosses.addLast(loss);
        if (lastLosses.size() < WINDOW) {
            return Optional.empty();
        }
        double median =
                lastLosses.stream().sorted().skip(WINDOW / 2).findFirst().orElseThrow();
        lastLosses.removeFirst();
        boolean risen = median > firstLoss + RISEN * Math.abs(firstLoss);
        return Optional.of(isFlat() && !risen ? flat() : new Finding(risen, median, () -> risenText(median)));
    }

    private boolean isFlat() {
        return epochs >= EPOCHS
                && bestEpoch > firstEpoch - FALLEN * Math.abs(firstEpoch)
                && bestEpoch > firstLoss - FALLEN_AT_ONCE * Math.abs(firstLoss);
    }

    private Finding flat() {
        return new Finding(
                true,
                bestEpoch,
                () -> Text.of(
                        "The loss is %2$s at best after %1$d epochs, and was %3$s in the first.",
                        "训练 %1$d 轮后损失最低为 %2$s，第一轮为 %3$s。", epochs, Text.number(bestEpoch), Text.number(firstEpoch)));
    }

    private Verdict.Words risenText(double median) {
        return Text.of(
                "The loss is about %1$s, and was %2$s at first.",
                "损失约为 %1$s，开始时为 %2$s。", Text.number(median), Text.number(firstLoss));
    }
}
