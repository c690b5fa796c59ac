package io.github.rnn4j.tck;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts the contract tests of each backend and each cell, and prints one line about each when all tests are over, such as
 * {@code conformance of backend 'abc': 530 tests passed, 0 failed, 251 skipped (251: backend 'abc' fuses no sequences)}.
 */
final class KitSummary implements TestWatcher {
    /** Configuration parameter of JUnit; {@code off} prints nothing. */
    static final String SWITCH = "rnn4j.tck.summary";

    private static final Namespace NAMESPACE = Namespace.create(KitSummary.class);
    private static final String ASSUMPTION = "Assumption failed: ";

    KitSummary() {}

    @Override
    public void testSuccessful(ExtensionContext test) {
        tally(test).passed++;
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable failure) {
        tally(test).failed++;
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        tally(test).skip(reason.startsWith(ASSUMPTION) ? reason.substring(ASSUMPTION.length()) : reason);
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        tally(test).skip(reason.orElse("disabled without a reason"));
    }

    private static Tally tally(ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Tallies.class, key -> new Tallies(isOn(test)), Tallies.class)
                .of(subject(test));
    }

    private static boolean isOn(ExtensionContext test) {
        return !test.getConfigurationParameter(SWITCH).orElse("on").equals("off");
    }

    private static String subject(ExtensionContext test) {
        Object instance = test.getTestInstance().orElse(null);
        if (instance instanceof BackendContract contract) {
            return "backend '" + contract.provider().name() + "'";
        }
        return instance instanceof CellContract contract
                ? "cell '" + contract.cell().provider().type() + "'"
                : test.getRequiredTestClass().getSimpleName();
    }

    /** Of all subjects of a run; JUnit closes it when the run is over. */
    private static final class Tallies implements AutoCloseable {
        private final Map<String, Tally> bySubject = new TreeMap<>();
        private final boolean on;

        Tallies(boolean on) {
            this.on = on;
        }

        synchronized Tally of(String subject) {
            return bySubject.computeIfAbsent(subject, name -> new Tally());
        }

        @Override
        public synchronized void close() {
            if (on) {
                bySubject.forEach(
                        (subject, tally) -> System.out.println("conformance of " + subject + ": " + tally.sentence()));
            }
        }
    }

    /** Of one subject. */
    private static final class Tally {
        private final Map<String, Integer> skipped = new TreeMap<>();
        private int passed;
        private int failed;

        void skip(String reason) {
            skipped.merge(reason, 1, Integer::sum);
        }

        String sentence() {
            int skips = skipped.values().stream().mapToInt(count -> count).sum();
            String reasons = skipped.entrySet().stream()
                    .map(entry -> entry.getValue() + ": " + entry.getKey())
                    .collect(Collectors.joining("; ", " (", ")"));
            return passed + " tests passed, " + failed + " failed, " + skips + " skipped" + (skips > 0 ? reasons : "");
        }
    }
}
