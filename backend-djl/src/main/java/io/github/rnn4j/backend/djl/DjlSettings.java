package io.github.rnn4j.backend.djl;

import java.util.List;

/**
 * The one place that sets system properties, each only where it is not set, right before the engine starts: DJL has no other way
 * to be told. {@link java.util.ServiceLoader} and probes never come here.
 */
final class DjlSettings {
    /** What loggers of slf4j 2 have, and those of 1.7, which slf4j 2 does not use but names on stderr. */
    private static final List<String> LOGGERS =
            List.of("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "org/slf4j/impl/StaticLoggerBinder.class");

    private DjlSettings() {}

    /**
     * Tells DJL to stay off the network and silent. Where DJL keeps its unpacked libraries ({@code DJL_CACHE_DIR}, by default
     * {@code ~/.djl.ai}) is left to the user; the number of threads is set with each backend that is opened.
     */
    static void apply(ClassLoader loader) {
        // Missing natives are an error and not a download.
        set("ai.djl.offline", "true");
        // DJL reports the engine's name to its makers where it runs on one cloud; offline mode stops that too, but may
        // be off.
        set("OPT_OUT_TRACKING", "true");
        // Threads for whole operations side by side: only scripted models use them.
        set("ai.djl.pytorch.num_interop_threads", "1");
        if (LOGGERS.stream().allMatch(logger -> loader.getResource(logger) == null)) {
            // Nobody reads the log: slf4j's own notice on stderr, that nobody does, is all that this leaves out.
            set("slf4j.internal.verbosity", "ERROR");
        }
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
