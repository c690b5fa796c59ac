package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a baseline says of the training windows when it was fitted without them: out of a cross-validation by run, for windows of one run
 * know each other by heart. A network that starts at in-sample answers of a forest would find nothing left to learn.
 */
@Experimental
public final class HeldOutLogits {
    /** Fits of a cross-validation. */
    public static final int FOLDS = 5;

    private HeldOutLogits() {}

    /**
     * Cross-validates a baseline; folds are fitted side by side, and the result is the same for any number of processors.
     *
     * @param fit fits the baseline; called by several threads at once
     * @return logits of each window. Where each fold lacks no state, those of a fit without the window's run; else of one without its
     *     stretch of the run and the windows that share a frame with it
     */
    public static List<double[]> of(LabelledWindows train, Function<LabelledWindows, WindowClassifier> fit) {
        int[] folds = byRun(train);
        boolean runsHeldOut = everyFitKnowsEveryState(train, folds, fold -> fitted(folds, fold));
        int[] used = runsHeldOut ? folds : byStretch(train);
        List<WindowClassifier> fits = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> fit.apply(train.only(IntStream.range(0, used.length)
                        .filter(runsHeldOut ? fitted(used, fold) : apart(train, used, fold))
                        .toArray())))
                .toList();
        List<double[]> logits = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            logits.add(fits.get(used[i]).logits(train.values().get(i)));
        }
        return logits;
    }

    private static IntPredicate fitted(int[] folds, int fold) {
        return i -> folds[i] != fold;
    }

    /** Runs in turn, in the order of the data, so that the windows of a kind of run that stand together are spread over all folds. */
    private static int[] byRun(LabelledWindows windows) {
        int[] folds = new int[windows.size()];
        int run = 0;
        for (int i = 0; i < folds.length; i++) {
            if (i > 0 && windows.runs()[i] != windows.runs()[i - 1]) {
                run++;
            }
            folds[i] = run % FOLDS;
        }
        return folds;
    }

    /** Each run in as many stretches as there are folds. */
    private static int[] byStretch(LabelledWindows windows) {
        int[] folds = new int[windows.size()];
        for (int from = 0, to; from < folds.length; from = to) {
            to = from;
            while (to < folds.length && windows.runs()[to] == windows.runs()[from]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                folds[i] = (int) ((long) (i - from) * FOLDS / (to - from));
            }
        }
        return folds;
    }

    /** Windows that are so far from the fold's own that they share no frame with one. */
    private static IntPredicate apart(LabelledWindows windows, int[] folds, int fold) {
        return i -> IntStream.rangeClosed(
                        Math.max(0, i - windows.steps() + 1), Math.min(folds.length - 1, i + windows.steps() - 1))
                .noneMatch(near -> folds[near] == fold && windows.runs()[near] == windows.runs()[i]);
    }

    private static boolean everyFitKnowsEveryState(
            LabelledWindows windows, int[] folds, Function<Integer, IntPredicate> fitted) {
        long states = Arrays.stream(windows.labels()).distinct().count();
        return IntStream.range(0, FOLDS).allMatch(fold -> {
            IntPredicate of = fitted.apply(fold);
            return IntStream.range(0, folds.length)
                            .filter(of)
                            .map(i -> windows.labels()[i])
                            .distinct()
                            .count()
                    == states;
        });
    }
}
