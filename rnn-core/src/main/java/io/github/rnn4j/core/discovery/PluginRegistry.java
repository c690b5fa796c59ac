package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The plug-ins of a task that are on the class path, found and named as cells are: of two of one name the first wins, and a broken one
 * hides no other. Immutable and thread-safe.
 *
 * @param <P> the service, an interface of the task
 */
@Experimental
public final class PluginRegistry<P> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final List<Candidate<P>> candidates;

    private PluginRegistry(List<Loaded<P>> found, Function<P, String> naming) {
        this.candidates = Candidate.check(found, naming, NAME);
    }

    /** Makes a registry of these plug-ins, in this order. */
    public static <P> PluginRegistry<P> of(List<P> plugins, Function<P, String> naming) {
        return new PluginRegistry<>(plugins.stream().map(Loaded::of).toList(), naming);
    }

    /**
     * Makes a registry of what is on the class path: what the thread's context loader sees; where there is no such loader, or
     * nothing loads through it, what this library's own loader sees.
     */
    public static <P> PluginRegistry<P> ofClassPath(Class<P> service, Function<P, String> naming) {
        return new PluginRegistry<>(ServiceScan.ofClassPath(service).found(), naming);
    }

    /** Makes a registry of what one loader sees. */
    public static <P> PluginRegistry<P> of(Class<P> service, Function<P, String> naming, ClassLoader loader) {
        return new PluginRegistry<>(ServiceScan.of(service, loader).found(), naming);
    }

    /** Returns the names of those that can be used, in class path order. */
    public List<String> names() {
        return candidates.stream()
                .filter(plugin -> plugin.provider() != null)
                .map(Candidate::name)
                .toList();
    }

    /** Returns the plug-in of a name. */
    public Optional<P> find(String name) {
        for (Candidate<P> plugin : candidates) {
            P provider = plugin.provider();
            if (provider != null && plugin.name().equals(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /** Returns which could not be loaded and why, to end a message with; empty if there are none. */
    public String broken() {
        return candidates.stream()
                .filter(plugin -> plugin.problem() == ProviderState.BROKEN)
                .map(plugin -> " Broken: " + plugin.providerClass() + " (" + plugin.reason() + ").")
                .collect(Collectors.joining());
    }
}
