package io.github.rnn4j.tck;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what became of the contract tests of one backend or cell, and says so in one line. Safe for use by several threads. */
final class ConformanceCount {
    private final String subject;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int passed;
    private int failed;

    /** Starts at 0. */
    ConformanceCount(String subject) {
        this.subject = subject;
    }

    synchronized void passed() {
        passed++;
    }

    synchronized void failed() {
        failed++;
    }

    synchronized void skipped(String reason) {
        skipped.merge(reason.strip().replaceAll("\\s+", " "), 1, Integer::sum);
    }

    /** Returns such as {@code conformance of cpu: 734 tests passed, 12 skipped (12: no step states)}, commonest reason first. */
    synchronized String line() {
        int skips = skipped.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = skipped.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining("; ", " (", ")"));
        return "conformance of " + subject + ": " + passed + " tests passed"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + ", " + skips + " skipped" + (skips == 0 ? "" : reasons);
    }
}
