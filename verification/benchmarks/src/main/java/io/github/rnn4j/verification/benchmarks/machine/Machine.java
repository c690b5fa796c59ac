package io.github.rnn4j.verification.benchmarks.machine;

/** What figures are of. */
public final class Machine {
    private Machine() {}

    /** Returns processor and Java, in a line. */
    public static String describe() {
        return Processor.read().name() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
    }
}
