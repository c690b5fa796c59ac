package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.tck.fixture.ChildJvm;
import io.github.rnn4j.tck.fixture.NativeJars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What shows in a process of its own only: a class path without native libraries, a system without a network, memory over
 * thousands of steps. Each process makes the provider by its public constructor. Runs where the backend cannot work, too.
 */
@Experimental
@ExtendWith({RuleReporter.class, ConformanceReporter.class})
public abstract class ProcessTck {
    private static final Path PROC = Path.of("/proc/self/maps");
    /** Touched as a whole, so that the process grows by other memory only. */
    private static final String[] FIXED_HEAP = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"};

    private static final int ATTEMPTS = 3;
    private static final long MOST_MILLIS = 5_000;
    private static final int WARM_UP = 500;
    private static final int STEPS = 2_000;
    private static final long MOST_KIBIBYTES = 64 * 1024;

    @TempDir
    Path folder;

    /** For subclasses; JUnit makes the folder. */
    @SuppressWarnings("NullAway.Init") // JUnit's
    protected ProcessTck() {}

    /** Returns the provider of the backend under test. */
    protected abstract BackendProvider provider();

    @ContractRule(Rule.CHEAP_LISTING)
    @Test
    void listingLoadsNoNativeLibrary() {
        assumeTrue(Files.exists(PROC), "what a process has loaded is read from /proc, which is not here");
        Outcome outcome = probe(new ChildJvm().option(FIXED_HEAP));
        assertThat(value(outcome, ProbeProgram.AVAILABLE)).as("an answer").isNotBlank();
        assertThat(values(outcome, ProbeProgram.NATIVE))
                .as("native libraries loaded by name(), priority() and capabilities()")
                .isEmpty();
    }

    @ContractRule(Rule.WITHOUT_NATIVES)
    @Test
    void withoutNativeLibrariesTheProbeSaysSoAndOthersWork() throws IOException, ReflectiveOperationException {
        Outcome outcome = withoutNativeLibraries();
        assertQuiet(outcome);
        if (value(outcome, ProbeProgram.AVAILABLE).equals("true")) {
            assertThat(value(outcome, ProbeProgram.OPENED))
                    .as("what it computes")
                    .isEqualTo("42.0");
        } else {
            assertThat(value(outcome, ProbeProgram.REASON)).as("reason").isNotBlank();
            assertThat(value(outcome, ProbeProgram.REMEDY)).as("remedy").isNotBlank();
            assertThat(value(outcome, ProbeProgram.REFUSED))
                    .as("code of open()")
                    .isEqualTo(unavailable());
        }
        assertThat(values(outcome, ProbeProgram.FOUND))
                .as("providers that are found")
                .isEqualTo(InstalledProviders.names());
        assertThat(value(outcome, ProbeProgram.OTHER))
                .as("what another computes")
                .isEqualTo("42.0");
    }

    /** A busy machine slows one process down, but not the quickest of several below a limit that far away. */
    @ContractRule(Rule.QUICK_PROBE)
    @Test
    void aProbeWithoutNativeLibrariesIsQuick() {
        long millis = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && millis > MOST_MILLIS; i++) {
            millis = Math.min(millis, Long.parseLong(value(withoutNativeLibraries(), ProbeProgram.MILLIS)));
        }
        assertThat(millis).as("milliseconds of the quickest probe").isLessThanOrEqualTo(MOST_MILLIS);
    }

    @ContractRule(Rule.NO_NETWORK)
    @Test
    void withoutANetworkItWorksAllTheSame() {
        assumeTrue(ChildJvm.works(ChildJvm.CUT_OFF), "'unshare --net' cannot start a process without a network here");
        Availability here = provider().probe(BackendContract.probeContext());
        Outcome outcome = probe(new ChildJvm().option(FIXED_HEAP).under(ChildJvm.CUT_OFF));
        assertQuiet(outcome);
        assertThat(value(outcome, ProbeProgram.AVAILABLE))
                .as("available: %s", here.reason())
                .isEqualTo(String.valueOf(here.available()));
        String word = here.available() ? ProbeProgram.OPENED : ProbeProgram.REFUSED;
        assertThat(value(outcome, word)).as(word).isEqualTo(here.available() ? "42.0" : unavailable());
    }

    @ContractRule({Rule.STEADY_MEMORY, Rule.NOTHING_HIDDEN})
    @Test
    void thousandsOfStepsLeaveMemoryAsItWas() {
        Availability here = provider().probe(BackendContract.probeContext());
        assumeTrue(here.available(), here::reason);
        Outcome outcome = run(new ChildJvm().option(FIXED_HEAP), StepsProgram.class, "" + WARM_UP, "" + STEPS);
        assertQuiet(outcome);
        assertThat(value(outcome, StepsProgram.TENSORS))
                .as("live tensors more than before")
                .isEqualTo("0");
        assertThat(value(outcome, StepsProgram.BYTES))
                .as("live bytes more than before")
                .isEqualTo("0");
        assertThat(value(outcome, StepsProgram.SESSIONS))
                .as("open sessions more than before")
                .isEqualTo("0");
        List<String> resident = values(outcome, StepsProgram.RESIDENT);
        assumeTrue(
                !resident.isEmpty(),
                "live tensors are as before; resident memory is read from /proc, which is not here");
        assertThat(Long.parseLong(resident.get(0)))
                .as("KiB of resident memory more than before %s steps", STEPS)
                .isLessThan(MOST_KIBIBYTES);
    }

    /** What a process printed, and what it wrote down. */
    private record Outcome(ChildJvm.Outcome printed, List<String> findings) {}

    private Outcome withoutNativeLibraries() {
        return probe(new ChildJvm().option(FIXED_HEAP).without(NativeJars::carriesNativeCode));
    }

    private Outcome probe(ChildJvm child) {
        return run(child, ProbeProgram.class);
    }

    private Outcome run(ChildJvm child, Class<?> program, String... arguments) {
        Path file = folder.resolve("findings");
        List<String> all =
                new ArrayList<>(List.of(file.toString(), provider().getClass().getName()));
        all.addAll(List.of(arguments));
        try {
            Files.deleteIfExists(file);
            ChildJvm.Outcome printed = child.run(folder, program, all.toArray(new String[0]));
            return new Outcome(printed, Files.exists(file) ? Files.readAllLines(file) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertQuiet(Outcome outcome) {
        ChildJvm.Outcome printed = outcome.printed();
        assertThat(printed.err())
                .as("standard error, after %s", outcome.findings())
                .isEmpty();
        assertThat(printed.status())
                .as("exit status, after %s", outcome.findings())
                .isZero();
        assertThat(printed.out()).as("standard output").isEmpty();
    }

    private static String unavailable() {
        return ErrorCode.BACKEND_UNAVAILABLE.toString();
    }

    private static String value(Outcome outcome, String word) {
        List<String> values = values(outcome, word);
        assertThat(values)
                .as(
                        "values of '%s' in %s, standard error '%s'",
                        word, outcome.findings(), outcome.printed().err())
                .hasSize(1);
        return values.get(0);
    }

    private static List<String> values(Outcome outcome, String word) {
        return outcome.findings().stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }
}
