package io.github.rnn4j.verification.benchmarks.contender;

import java.util.List;

/**
 * Who takes part: each is started in Java processes of its own, with flags of its own.
 */
public enum Contenders {
    RNN4J("rnn4j", Rnn4jContender.class.getName(), "-Drnn4j.cpu.kernels=vector"),
    RNN4J_PLAIN("rnn4j-plain", Rnn4jContender.class.getName(), "-Drnn4j.cpu.kernels=plain");

    private final String label;
    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // it is one of List.of
    private final List<String> flags;

    Contenders(String label, String type, String... flags) {
        this.label = label;
        this.type = type;
        this.flags = List.of(flags);
    }

    /** Returns the name in results. */
    public String label() {
        return label;
    }

    /** Returns the flags of its Java. */
    public List<String> flags() {
        return flags;
    }

    /** Loads it. */
    public Contender open() {
        try {
            return Class.forName(type)
                    .asSubclass(Contender.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IllegalStateException("contender '" + label + "' cannot be loaded", missing);
        }
    }
}
