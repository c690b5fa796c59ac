package io.github.rnn4j.tasks.timeseries.tick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** Bars whose volatility lasts (GARCH(1,1); Bollerslev, 1986) and is greatest in the morning. */
public final class MadeUpTicks {
    private static final int BARS = 40;

    private MadeUpTicks() {}

    /** Writes so many days of a ticker, 60 of 100 to learn from and 20 to choose by. */
    public static Path write(Path folder, String name, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder table = new StringBuilder("datetime,open,high,low,close,volume,split\n");
        double price = 100;
        double variance = 1;
        double last = 0;
        for (int day = 0; day < days; day++) {
            String part = day < 0.6 * days ? "train" : day < 0.8 * days ? "validation" : "test";
            for (int bar = 0; bar < BARS; bar++) {
                variance = 0.04 + 0.16 * last * last + 0.8 * variance;
                last = Math.sqrt(variance) * random.nextGaussian();
                double open = price;
                double scale = 1e-3 * (1 + Math.exp(-bar / 8.0));
                price *= Math.exp(scale * last);
                double reach = scale * Math.sqrt(variance) * random.nextDouble(0.2, 0.8);
                table.append(String.format(
                        Locale.ROOT,
                        "2026-%02d-%02d %02d:%02d:00,%.4f,%.4f,%.4f,%.4f,%d,%s%n",
                        1 + day / 28,
                        1 + day % 28,
                        10 + bar * 5 / 60,
                        bar * 5 % 60,
                        open,
                        Math.max(open, price) * Math.exp(reach),
                        Math.min(open, price) * Math.exp(-reach),
                        price,
                        (int) (1000 * Math.sqrt(variance) * random.nextDouble(0.5, 1.5)),
                        part));
            }
        }
        try {
            return Files.writeString(folder.resolve(name + ".csv"), table.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
