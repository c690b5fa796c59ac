package io.github.rnn4j.monitoring.dashboard;

import java.util.List;

/** Keeps slf4j, which Jetty and Micrometer log through, from printing that nobody reads the log. Where somebody does, it is theirs. */
final class Silence {
    private static final List<String> LOGGERS =
            List.of("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "org/slf4j/impl/StaticLoggerBinder.class");

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private Silence() {}

    /** Comes before the first class of a library that logs. */
    static void keep(ClassLoader loader) {
        if (System.getProperty(VERBOSITY) == null
                && LOGGERS.stream().allMatch(logger -> loader.getResource(logger) == null)) {
            System.setProperty(VERBOSITY, "ERROR");
        }
    }
}
