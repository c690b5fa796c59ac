package io.github.rnn4j.backend.djl;

/**
 * The one place that sets system properties, each only where it is not set, right before the engine starts: DJL has no other way
 * to be told. {@link java.util.ServiceLoader} and probes never come here.
 */
final class DjlSettings {
    private static final String SLF4J_PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    private DjlSettings() {}

    /**
     * Tells DJL to stay off the network, silent, and within {@code threads} threads. Where DJL keeps its unpacked libraries
     * ({@code DJL_CACHE_DIR}, by default {@code ~/.djl.ai}) is left to the user.
     */
    static void apply(int threads, ClassLoader loader) {
        // Missing natives are an error and not a download.
        set("ai.djl.offline", "true");
        // DJL reports the engine's name to its makers where it runs on one cloud; offline mode stops that too, but may
        // be off.
        set("OPT_OUT_TRACKING", "true");
        set("ai.djl.pytorch.num_threads", Integer.toString(threads));
        // Threads for whole operations side by side: only scripted models use them.
        set("ai.djl.pytorch.num_interop_threads", "1");
        if (loader.getResource(SLF4J_PROVIDER) == null) {
            // Nobody reads the log: SLF4J's own notice on stderr, that nobody does, is all that this leaves out.
            set("slf4j.internal.verbosity", "ERROR");
        }
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
