package io.github.rnn4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Made-up pumps and short trainings on them: a fault makes the flow fall and the pressure shake. */
final class SmallDevices {
    private static final int PUMPS = 12;
    private static final int FRAMES = 120;

    private SmallDevices() {}

    /** Writes recordings of twelve pumps, each of which fails twice. */
    static Path write(Path folder) {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder table = new StringBuilder("pump,second,flow,pressure,fault,split\n");
        for (int pump = 0; pump < PUMPS; pump++) {
            String part = pump < 8 ? "train" : pump < 10 ? "validation" : "test";
            double flow = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                boolean fault = frame >= 40 && frame % 40 < 12;
                flow = 0.6 * flow + 0.4 * ((fault ? -2 : 0) + random.nextDouble(-1, 1));
                double pressure = random.nextDouble(-1, 1) * (fault ? 3 : 1);
                table.append(String.format(
                        Locale.ROOT, "p%d,%d,%.4f,%.4f,%d,%s%n", pump, frame, flow, pressure, fault ? 1 : 0, part));
            }
        }
        try {
            return Files.writeString(folder.resolve("pumps.csv"), table.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a small training on a file, and some more. */
    static String[] training(Path data, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("train", "devices", "--data", data.toString(), "--out"));
        words.addAll(List.of(out.toString(), "--run", "pump", "--time", "second"));
        if (!List.of(more).contains("--steps")) {
            words.addAll(List.of("--steps", "5"));
        }
        words.addAll(List.of("--hidden", "6", "--epochs", "4", "--learning-rate", "0.01"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
