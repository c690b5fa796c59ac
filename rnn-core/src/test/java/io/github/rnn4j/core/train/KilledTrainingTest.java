package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process of its own that is killed without a word, twenty times, each time at another random moment. */
final class KilledTrainingTest {
    private static final int KILLS = 20;
    /** 200 examples in batches of 16, 5 epochs. */
    private static final int STEPS = 65;

    @TempDir
    private Path folder;

    @Test
    void eachGoesOnToTheSameBits() throws IOException {
        String whole = finish(folder.resolve("whole"));
        RandomStream numbers = new RandomStream(new RandomKey(11, Purpose.TESTING, 0, 0));
        List<Integer> moments = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (int i = 0; ends.size() < KILLS; i++) {
            Path file = folder.resolve("killed-" + i);
            int step = 1 + numbers.nextInt(STEPS - 1);
            if (killAfter(step, numbers.nextInt(3000), file)) {
                moments.add(step);
                ends.add(finish(file));
            }
        }
        assertThat(whole).startsWith("digest ");
        assertThat(ends)
                .as("ends of trainings killed after the steps %s", moments)
                .containsOnly(whole);
    }

    /**
     * Kills the process some microseconds after it told of a step: before, in or after the writing of a checkpoint.
     *
     * @return false if it was over before that
     */
    private static boolean killAfter(int step, int microseconds, Path file) throws IOException {
        Process process = start(file);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("step " + step)) {
                line = lines.readLine();
            }
            assertThat(line).as("step at which to kill").isNotNull();
            TimeUnit.MICROSECONDS.sleep(microseconds);
            process.destroyForcibly();
            return process.waitFor() != 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets it go on to its end and returns its digest. */
    private static String finish(Path file) {
        Process process = start(file);
        try (BufferedReader lines = process.inputReader()) {
            String last = lines.lines().reduce("", (before, line) -> line);
            assertThat(process.waitFor()).isZero();
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process start(Path file) {
        return new ChildJvm().start(KilledTrainingMain.class, file.toString());
    }
}
