package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how training goes: on a screen a bar that is drawn over, elsewhere one line an epoch, and nothing at all if the user
 * wants it quiet. A carriage return never reaches anything but a screen. Confined to the training thread.
 */
@Internal
public final class Progress implements TrainingListener {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR_WIDTH = 24;

    private final Terminal terminal;
    private final Detail detail;
    private final String metric;
    private final LongSupplier nanoTime;
    private int maxEpochs;
    private int examples;
    private final List<Double> epochSeconds = new ArrayList<>();
    private int drawnWidth;
    private long drawnAt;

    /** How much is shown. */
    @Internal
    public enum Detail {
        /** Nothing. */
        NOTHING,
        /** That epochs go by, without any score: for data on which a score means nothing. */
        EPOCHS,
        /** Losses and the validation score of each epoch. */
        SCORES
    }

    /**
     * Shows progress on a terminal.
     *
     * @param metric name of the validation score
     */
    public Progress(Terminal terminal, Detail detail, String metric) {
        this(terminal, detail, metric, System::nanoTime);
    }

    Progress(Terminal terminal, Detail detail, String metric, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.detail = detail;
        this.metric = metric;
        this.nanoTime = nanoTime;
    }

    @Override
    public void on(TrainingEvent event) {
        if (detail == Detail.NOTHING) {
            return;
        }
        if (event instanceof TrainingEvent.Started started) {
            maxEpochs = started.maxEpochs();
            examples = started.examples();
            epochSeconds.clear();
            drawnAt = nanoTime.getAsLong();
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            draw(stepped);
        } else if (event instanceof TrainingEvent.Skipped skipped) {
            erase();
            terminal.out().println(line(skipped));
        } else if (event instanceof TrainingEvent.EpochFinished epoch) {
            erase();
            epochSeconds.add(epoch.seconds());
            terminal.out().println(line(epoch));
        } else if (event instanceof TrainingEvent.Finished) {
            erase();
            epochSeconds.stream()
                    .sorted()
                    .skip(epochSeconds.size() / 2)
                    .findFirst()
                    .ifPresent(median -> terminal.out().println(epochTime(median)));
        }
    }

    private static String epochTime(double seconds) {
        return String.format(Locale.ROOT, "  time of an epoch, validation included: median %.3f s", seconds);
    }

    private static String line(TrainingEvent.Skipped event) {
        return String.format(
                Locale.ROOT,
                "  epoch %2d: %d of the steps %d to %d left out, for the gradient of %s was not finite",
                event.epoch(),
                event.skipped(),
                event.firstStep(),
                event.lastStep(),
                event.where());
    }

    private String line(TrainingEvent.EpochFinished epoch) {
        String head = String.format(Locale.ROOT, "  epoch %2d of at most %d", epoch.epoch(), maxEpochs);
        if (detail == Detail.EPOCHS) {
            return head + String.format(Locale.ROOT, "  (%.1f s)", epoch.seconds());
        }
        return head
                + String.format(
                        Locale.ROOT,
                        "  train loss %.4f  validation loss %.4f  validation %s %.4f%s  (%.1f s)",
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        metric,
                        epoch.validationScore(),
                        epoch.best() ? "  best" : "      ",
                        epoch.seconds());
    }

    private void draw(TrainingEvent.Stepped stepped) {
        long now = nanoTime.getAsLong();
        if (!terminal.interactive() || now - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = now;
        double share = examples == 0 ? 1 : Math.min(1.0, (double) stepped.examples() / examples);
        int filled = (int) Math.round(share * BAR_WIDTH);
        String text = String.format(
                Locale.ROOT,
                "  epoch %2d of at most %d  [%s%s] %3.0f%%",
                stepped.epoch(),
                maxEpochs,
                "=".repeat(filled),
                " ".repeat(BAR_WIDTH - filled),
                100 * share);
        erase();
        terminal.out().print(text);
        terminal.out().flush();
        drawnWidth = text.length();
    }

    private void erase() {
        if (drawnWidth > 0) {
            terminal.out().print("\r" + " ".repeat(drawnWidth) + "\r");
            drawnWidth = 0;
        }
    }
}
