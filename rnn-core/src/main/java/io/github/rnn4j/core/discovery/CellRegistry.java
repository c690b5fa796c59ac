package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cells there are. Of two providers of one type the first on the class path wins; the other is listed as a duplicate.
 * Immutable and thread-safe.
 */
@Experimental
public final class CellRegistry {
    private static final Pattern TYPE = Pattern.compile("([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*");

    private final List<Candidate<CellProvider>> candidates;

    private CellRegistry(Iterable<Loaded<CellProvider>> found) {
        this.candidates = Candidate.check(found, CellProvider::type, TYPE);
    }

    /** Makes a registry of these providers, in this order: nothing is looked for, which is the quickest way to start. */
    public CellRegistry(List<CellProvider> providers) {
        this(loaded(providers));
    }

    private static Iterable<Loaded<CellProvider>> loaded(List<CellProvider> providers) {
        List<Loaded<CellProvider>> loaded = new ArrayList<>();
        for (CellProvider provider : providers) {
            loaded.add(Loaded.of(provider));
        }
        return loaded;
    }

    /**
     * Makes a registry of what is on the class path: what the thread's context loader sees; where there is no such loader, or
     * no provider loads through it, what this library's own loader sees.
     */
    public static CellRegistry ofClassPath() {
        return new CellRegistry(ServiceScan.ofClassPath(CellProvider.class).found());
    }

    /** Makes a registry of what one loader sees. */
    public static CellRegistry of(ClassLoader loader) {
        return new CellRegistry(ServiceScan.of(CellProvider.class, loader).found());
    }

    /** Returns a line about each provider, in class path order. */
    public List<CellListing> listings() {
        return candidates.stream()
                .map(cell -> new CellListing(cell.name(), cell.problem(), cell.reason(), cell.providerClass()))
                .toList();
    }

    /** Returns the types that can be chosen, in class path order. */
    public List<String> types() {
        return candidates.stream()
                .filter(cell -> cell.provider() != null)
                .map(Candidate::name)
                .toList();
    }

    /**
     * Returns the provider of a type.
     *
     * @throws RnnException with code {@code CELL_NOT_FOUND} if there is none; the message lists the types there are
     */
    public CellProvider choose(String type) {
        for (Candidate<CellProvider> cell : candidates) {
            CellProvider provider = cell.provider();
            if (provider != null && cell.name().equals(type)) {
                return provider;
            }
        }
        throw new RnnException(
                ErrorCode.CELL_NOT_FOUND,
                "cell '" + type + "' not found." + Suggestion.sentence(type, types()) + " " + known());
    }

    private String known() {
        String sound = types().isEmpty()
                ? "No cell is on the class path."
                : "On the class path: " + String.join(", ", types()) + ".";
        return sound
                + candidates.stream()
                        .filter(cell -> cell.problem() == ProviderState.BROKEN)
                        .map(cell -> " Broken: " + cell.providerClass() + " (" + cell.reason() + ").")
                        .collect(Collectors.joining());
    }
}
