package io.github.rnn4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Made-up bars and short trainings on them: some days are calm and some are not. */
final class SmallTicks {
    /** Bars of a day. */
    static final int BARS = 24;
    /** Days of a file. */
    static final int DAYS = 28;

    private SmallTicks() {}

    /** Writes bars of a ticker, of five minutes. */
    static Path write(Path folder, String ticker, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder table = new StringBuilder("datetime,open,high,low,close,volume\n");
        double price = 50;
        for (int day = 1; day <= DAYS; day++) {
            double size = 1e-3 * random.nextDouble(0.5, 3);
            for (int bar = 0; bar < BARS; bar++) {
                double open = price;
                price *= Math.exp(size * random.nextGaussian());
                table.append(String.format(
                        Locale.ROOT,
                        "2026-02-%02d %02d:%02d,%.3f,%.3f,%.3f,%.3f,%d%n",
                        day,
                        10 + bar / 12,
                        bar % 12 * 5,
                        open,
                        Math.max(open, price) * (1 + size),
                        Math.min(open, price) * (1 - size),
                        price,
                        random.nextInt(100, 200)));
            }
        }
        try {
            return Files.writeString(folder.resolve(ticker + ".csv"), table.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a small training on a file, and some more. */
    static String[] training(Path data, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "ticks", "--data", data.toString()));
        words.addAll(List.of("--out", out.toString(), "--hidden", "4"));
        if (!List.of(more).contains("--epochs")) {
            words.addAll(List.of("--epochs", "2"));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
