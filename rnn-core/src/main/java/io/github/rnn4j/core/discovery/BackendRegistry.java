package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The backends there are, and the choice between them. Making a registry loads the providers and nothing else; a provider is
 * probed when it is first looked at, and once only. Of two providers of one name the first on the class path wins; the other
 * is listed as a duplicate. Thread-safe.
 */
@Experimental
public final class BackendRegistry {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final List<BackendEntry> entries;
    private final ProbeContext context;

    /**
     * Makes a registry of these providers, in this order.
     *
     * @param context what their probes may look at
     */
    public BackendRegistry(List<BackendProvider> providers, ProbeContext context) {
        this(context, providers.stream().map(Loaded::of).toList());
    }

    private BackendRegistry(ProbeContext context, List<Loaded<BackendProvider>> found) {
        this.context = context;
        this.entries = Candidate.check(found, BackendProvider::name, NAME).stream()
                .map(BackendEntry::of)
                .sorted(Comparator.comparing((BackendEntry entry) -> entry.provider() == null)
                        .thenComparing(
                                Comparator.comparingInt(BackendEntry::priority).reversed()))
                .toList();
    }

    /**
     * Makes a registry of what is on the class path: what the thread's context loader sees, which in a container is the
     * application; where there is no such loader, or no provider loads through it, what this library's own loader sees.
     */
    public static BackendRegistry ofClassPath() {
        return of(ServiceScan.ofClassPath(BackendProvider.class));
    }

    /** Makes a registry of what one loader sees. */
    public static BackendRegistry of(ClassLoader loader) {
        return of(ServiceScan.of(BackendProvider.class, loader));
    }

    private static BackendRegistry of(ServiceScan<BackendProvider> scan) {
        return new BackendRegistry(new SystemProbeContext(scan.loader()), scan.found());
    }

    /**
     * Returns a line about each provider, the highest priority first, those of no use last. Probes all of them, which may
     * load native code and take some seconds.
     */
    public List<BackendListing> listings() {
        return entries.stream().map(entry -> entry.listing(context)).toList();
    }

    /**
     * Returns the provider of that name. No other is probed unless the choice fails.
     *
     * @throws RnnException with code {@code BACKEND_NOT_FOUND} if there is none, or {@code BACKEND_UNAVAILABLE} if it cannot
     *     work here; the message lists every provider with its reason and its mend
     */
    public BackendProvider choose(String name) {
        for (BackendEntry entry : entries) {
            BackendProvider provider = entry.provider();
            if (provider == null || !entry.name().equals(name)) {
                continue;
            }
            BackendListing listing = entry.listing(context);
            if (listing.available()) {
                return provider;
            }
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE, "backend '" + name + "' is not available here. " + known());
        }
        throw new RnnException(
                ErrorCode.BACKEND_NOT_FOUND,
                "backend '" + name + "' not found." + Suggestion.sentence(name, names()) + " " + known());
    }

    /**
     * Returns the provider of the highest priority among those that are available and have what is required. Providers of
     * lower priority are not probed.
     *
     * @throws RnnException with code {@code BACKEND_NOT_FOUND} if there is no provider at all, or {@code BACKEND_UNAVAILABLE}
     *     if none will do; the message lists every provider with its reason and its mend
     */
    public BackendProvider choose(BackendRequirements required) {
        for (BackendEntry entry : entries) {
            BackendProvider provider = entry.provider();
            BackendCapabilities capabilities = entry.capabilities();
            if (provider != null
                    && capabilities != null
                    && capabilities.satisfies(required)
                    && entry.listing(context).available()) {
                return provider;
            }
        }
        throw new RnnException(
                names().isEmpty() ? ErrorCode.BACKEND_NOT_FOUND : ErrorCode.BACKEND_UNAVAILABLE,
                "backend: expected one that works here" + needs(required) + " but found none. " + known());
    }

    private List<String> names() {
        return entries.stream()
                .filter(entry -> entry.provider() != null)
                .map(BackendEntry::name)
                .toList();
    }

    private static String needs(BackendRequirements required) {
        return required.equals(BackendRequirements.NONE)
                ? ""
                : " and has storage " + new TreeSet<>(required.storage()) + " and features "
                        + new TreeSet<>(required.features());
    }

    private String known() {
        if (entries.isEmpty()) {
            return "No backend is on the class path: add one, such as io.github.rnn4j:backend-cpu.";
        }
        return listings().stream()
                .map(BackendListing::summary)
                .collect(Collectors.joining(", ", "On the class path: ", "."));
    }
}
