package io.github.rnn4j.tasks.timeseries.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Nine pumps whose flow falls when they fail: five to learn from, two to choose by and two to score.
 *
 * @param seed of the flow and of what means nothing
 * @param frames of each pump
 * @param period frames from the begin of one fault to that of the next
 * @param faulty frames that a fault lasts
 */
record MadeUpPumps(long seed, int frames, int period, int faulty) {
    private static final int PUMPS = 9;

    /** Writes the table {@code pumps.csv} into a folder; the counting of faults goes on from pump to pump. */
    Path write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder table = new StringBuilder("pump,flow,noise,fault,split\n");
        for (int frame = 0; frame < PUMPS * frames; frame++) {
            int pump = frame / frames;
            int fault = frame % period < faulty ? 1 : 0;
            String part = pump < 5 ? "train" : pump < 7 ? "validation" : "test";
            table.append(String.format(
                    Locale.ROOT,
                    "p%d,%.3f,%.3f,%d,%s%n",
                    pump,
                    random.nextDouble() - 2 * fault,
                    random.nextDouble(),
                    fault,
                    part));
        }
        return Files.writeString(folder.resolve("pumps.csv"), table.toString());
    }
}
