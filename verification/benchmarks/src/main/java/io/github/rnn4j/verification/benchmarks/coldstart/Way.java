package io.github.rnn4j.verification.benchmarks.coldstart;

import java.util.List;

/** How a program gets to its first prediction. */
enum Way {
    /** By constructors alone. */
    MADE("made"),
    /** By constructors, with the cells of the class path. */
    FOUND("found"),
    READ("read"),
    MADE_WITH_MODULE("made-with-module", "--add-modules", "jdk.incubator.vector"),
    READ_WITH_MODULE("read-with-module", "--add-modules", "jdk.incubator.vector");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // it is one of List.of
    private final List<String> flags;

    Way(String label, String... flags) {
        this.label = label;
        this.flags = List.of(flags);
    }

    /** Returns the name in results. */
    String label() {
        return label;
    }

    /** Returns the flags of its Java. */
    List<String> flags() {
        return flags;
    }

    /** Returns the program's arguments but the model's file. */
    List<String> arguments() {
        return this == FOUND ? List.of(FirstPrediction.FIND) : List.of();
    }

    /** Returns whether the model comes from a file. */
    boolean reads() {
        return this == READ || this == READ_WITH_MODULE;
    }
}
