package io.github.rnn4j.core.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider with a checked name, or what is wrong with it.
 *
 * @param name its name; {@link #NO_NAME} if it has none that can be used
 * @param provider the provider, for use; null if something is wrong with it
 * @param problem the state of one that is of no use; {@link ProviderState#AVAILABLE} if nothing is wrong so far
 * @param reason what is wrong
 */
record Candidate<P>(String name, @Nullable P provider, ProviderState problem, String reason, String providerClass) {
    static final String NO_NAME = "(broken)";

    /** Reads and checks the names; the first provider of a name wins. */
    static <P> List<Candidate<P>> check(Iterable<Loaded<P>> found, Function<P, String> naming, Pattern allowed) {
        Map<String, String> owners = new HashMap<>();
        List<Candidate<P>> candidates = new ArrayList<>();
        for (Loaded<P> loaded : found) {
            Candidate<P> candidate = name(loaded, naming, allowed);
            if (candidate.provider != null) {
                @Nullable String owner = owners.putIfAbsent(candidate.name, candidate.providerClass);
                candidate = owner == null ? candidate : candidate.duplicateOf(owner);
            }
            candidates.add(candidate);
        }
        return List.copyOf(candidates);
    }

    private static <P> Candidate<P> name(Loaded<P> loaded, Function<P, String> naming, Pattern allowed) {
        P provider = loaded.provider();
        if (provider == null) {
            return broken(NO_NAME, loaded.failure(), loaded.providerClass());
        }
        try {
            @Nullable String name = naming.apply(provider);
            if (name == null || !allowed.matcher(name).matches()) {
                return broken(
                        NO_NAME,
                        "name: expected lower-case letters, digits and hyphens but got '" + name + "'",
                        loaded.providerClass());
            }
            return new Candidate<>(name, provider, ProviderState.AVAILABLE, "", loaded.providerClass());
        } catch (RuntimeException | LinkageError e) {
            return broken(NO_NAME, ServiceScan.reason(e), loaded.providerClass());
        }
    }

    static <P> Candidate<P> broken(String name, String reason, String providerClass) {
        return new Candidate<>(name, null, ProviderState.BROKEN, reason, providerClass);
    }

    private Candidate<P> duplicateOf(String owner) {
        return new Candidate<>(
                name, null, ProviderState.DUPLICATE, "the name belongs to " + owner + ", found first", providerClass);
    }
}
