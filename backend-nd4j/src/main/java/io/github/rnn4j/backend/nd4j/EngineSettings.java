package io.github.rnn4j.backend.nd4j;

import java.util.List;

/**
 * The one place that sets a system property, only where it is not set, right before the engine starts. {@link
 * java.util.ServiceLoader} never comes here.
 */
final class EngineSettings {
    /** What loggers of slf4j 2 have, and those of 1.7, which slf4j 2 does not use but names on stderr. */
    private static final List<String> LOGGERS =
            List.of("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "org/slf4j/impl/StaticLoggerBinder.class");

    private EngineSettings() {}

    /** Keeps slf4j from printing that there is no logger. Where there is one, the engine's lines are its business. */
    static void apply(ClassLoader loader) {
        if (LOGGERS.stream().allMatch(logger -> loader.getResource(logger) == null)) {
            set("slf4j.internal.verbosity", "ERROR");
        }
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
