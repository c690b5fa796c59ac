package io.github.rnn4j.core.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@link ServiceLoader} finds, the broken ones included.
 *
 * @param found in class path order
 * @param loader where it was found
 */
record ServiceScan<P>(List<Loaded<P>> found, ClassLoader loader) {
    /** A loader that fails without getting on would be asked for ever. */
    private static final int MOST_FAILURES = 1000;

    /** ServiceLoader names the class in its message only. */
    private static final String CLASS_IN_MESSAGE = ".*: (?:Provider )?([\\p{L}\\p{N}_.$]+) (?:not |could |cannot ).*";

    /**
     * Scans with the thread's context loader, which in a container sees the application. If there is none, or if it gives no
     * provider that loads, the loader of this library is asked too.
     */
    static <P> ServiceScan<P> ofClassPath(Class<P> service) {
        ClassLoader own = ServiceScan.class.getClassLoader();
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null || context == own) {
            return of(service, own);
        }
        ServiceScan<P> first = of(service, context);
        if (first.found.stream().anyMatch(Loaded::works)) {
            return first;
        }
        Set<Loaded<P>> both = new LinkedHashSet<>(first.found);
        both.addAll(of(service, own).found);
        return new ServiceScan<>(List.copyOf(both), own);
    }

    /** Scans with one loader. */
    static <P> ServiceScan<P> of(Class<P> service, ClassLoader loader) {
        List<Loaded<P>> found = new ArrayList<>();
        Iterator<P> providers = ServiceLoader.load(service, loader).iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(Loaded.of(providers.next()));
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                found.add(broken(e));
            }
        }
        return new ServiceScan<>(List.copyOf(found), loader);
    }

    private static <P> Loaded<P> broken(Error failure) {
        Matcher named = Pattern.compile(CLASS_IN_MESSAGE).matcher(String.valueOf(failure.getMessage()));
        return new Loaded<>(null, named.matches() ? named.group(1) : "", reason(failure));
    }

    /** Returns a failure and what caused it as one line. */
    static String reason(Throwable failure) {
        StringBuilder line = new StringBuilder(describe(failure));
        for (Throwable cause = failure.getCause(); cause != null && line.length() < 500; cause = cause.getCause()) {
            line.append(": ").append(describe(cause));
        }
        return line.toString().replaceAll("\\s+", " ").strip();
    }

    private static String describe(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? type : type + " " + failure.getMessage();
    }
}
